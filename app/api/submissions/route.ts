import { respond, respondFailure } from '@/lib/server/http/respond'
import { journalPage, readPosition } from '@/lib/server/submission/shown/journal-page'
import { theDatabase, theSettling } from '@/lib/server/this-process'
import { readFilters } from '@/lib/submission/filters'
import { readRoute } from '../read-route'

/** A page of the journal by the filters of the address; polled by the page that shows it. */
export const GET = readRoute('poll', async (session, _params, request) => {
  const { searchParams } = new URL(request.url)
  const { filters } = readFilters(searchParams)
  const { pages } = await theDatabase()
  const journal = { ...(await theSettling()), pages }
  const page = await journalPage(journal, session, filters, readPosition(searchParams.get('after')))
  return page.kind === 'ok' ? respond(page.body) : respondFailure(page)
})
