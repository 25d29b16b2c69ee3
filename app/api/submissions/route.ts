import { readFilters } from '@/lib/queries/submission-filters'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { journalPage, readPlace } from '@/lib/server/submission/shown/journal-page'

/** A page of the journal by the filters of the address; polled by the page that shows it. */
export async function GET(request: Request): Promise<Response> {
  const session = await currentSession('poll')
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { searchParams } = new URL(request.url)
  const { filters } = readFilters(searchParams)
  const page = await journalPage(await theServices(), session, filters, readPlace(searchParams.get('after')))
  if (page.kind === 'ok') return respond(page.body)
  return respondFailure(
    page.kind === 'journal-away'
      ? { kind: 'not-sent', cause: 'timeout', detail: 'the journal did not answer' }
      : page,
  )
}
