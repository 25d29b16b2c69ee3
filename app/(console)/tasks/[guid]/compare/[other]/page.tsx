import type { Metadata } from 'next'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { Page } from '@/components/shell/page'
import { ComparedRuns, NotComparable } from '@/components/task-page/compare/compared-runs'
import { paths } from '@/lib/paths'
import { requireSession } from '@/lib/server/session/current'
import { readComparison } from '@/lib/server/task-page/compare'
import { theConfig } from '@/lib/server/this-process'
import { NotShown } from '../../../../not-shown'

export const metadata: Metadata = { title: 'Compare two runs' }

export default async function ComparePage({ params }: PageProps<'/tasks/[guid]/compare/[other]'>) {
  const session = await requireSession()
  const { guid, other } = await params
  const read = await readComparison(session, guid, other)
  if (read.kind !== 'ok')
    return <NotShown failure={read} what="task" here={paths.compareTasks(guid, other)} />
  const comparison = read.body
  if (comparison.kind !== 'two')
    return (
      <Page heading="Compare two runs">
        <NotComparable kind={comparison.kind} tasks={comparison.tasks} />
      </Page>
    )
  const { app, runs } = comparison
  return (
    <Page heading="Compare two runs" breadcrumbs={app && <AppBreadcrumbs app={app} />}>
      <ComparedRuns runs={runs} hiddenLabel={theConfig().submissionLabel} />
    </Page>
  )
}
