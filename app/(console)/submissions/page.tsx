import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { ExportMenu } from '@/components/submission/list/export-menu'
import { FilterBar, WrongFilters } from '@/components/submission/list/filter-bar'
import { JournalAway } from '@/components/submission/list/journal-away'
import { LiveSubmissions } from '@/components/submission/list/live-submissions'
import { paths } from '@/lib/paths'
import { requireSession, signInPath } from '@/lib/server/session/current'
import { journalPage } from '@/lib/server/submission/shown/journal-page'
import { theDatabase, theSettling } from '@/lib/server/this-process'
import { readFilters, writeFilters } from '@/lib/submission/filters'
import { parametersOf } from '../link-fill'

export const metadata: Metadata = { title: 'Submissions' }

export default async function SubmissionsPage({ searchParams }: PageProps<'/submissions'>) {
  const session = await requireSession()
  const read = readFilters(parametersOf(await searchParams))
  const filters = writeFilters(read.filters)
  const { pages } = await theDatabase()
  const page = await journalPage({ ...(await theSettling()), pages }, session, read.filters)
  if (page.kind === 'session-ended') redirect(await signInPath())
  const bar = <FilterBar filters={read.filters} />
  const note = <WrongFilters wrong={read.wrong} />
  return (
    <Page heading="Submissions" actions={<ExportMenu filters={filters} />}>
      {page.kind === 'journal-away' ? (
        <>
          <div className="mb-3">{bar}</div>
          {note}
          <JournalAway here={paths.submissions(filters)} />
        </>
      ) : (
        <LiveSubmissions key={filters} initial={page.body} filters={filters} bar={bar} note={note} />
      )}
    </Page>
  )
}
