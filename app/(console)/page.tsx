import type { Metadata } from 'next'
import { LiveOverview } from '@/components/overview/live-overview'
import { RangeLinks } from '@/components/overview/range-links'
import { Page } from '@/components/shell/page'
import { readRange } from '@/lib/overview/range'
import { paths } from '@/lib/paths'
import { readOverview } from '@/lib/server/overview/read-overview'
import { requireSession } from '@/lib/server/session/current'
import { theDatabase, theSessions } from '@/lib/server/this-process'
import { parametersOf } from './link-fill'
import { NotShown } from './not-shown'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const session = await requireSession()
  const asked = parametersOf(await searchParams).find(([name]) => name === 'range')?.[1]
  const { range, isWrong } = readRange(asked)
  const { pages } = await theDatabase()
  const overview = await readOverview({ ...(await theSessions()), pages }, session, range)
  return (
    <Page heading="Overview" actions={<RangeLinks range={range} />}>
      {isWrong && (
        <p role="status" className="mb-3 text-13 text-careful-text">
          There is no such time range. This is the last {range.label}.
        </p>
      )}
      {overview.kind === 'ok' ? (
        <LiveOverview key={range.word} initial={overview.body} />
      ) : (
        <NotShown failure={overview} what="tasks" here={paths.overview(range.word)} isPart />
      )}
    </Page>
  )
}
