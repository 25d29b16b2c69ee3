import type { Metadata } from 'next'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { LiveTaskPage } from '@/components/task/live-task-page'
import { paths } from '@/lib/paths'
import { appGuidOf } from '@/lib/resources/task-rules'
import { getApp } from '@/lib/server/cloud-controller/apps'
import { getTask } from '@/lib/server/cloud-controller/tasks'
import { liveTask } from '@/lib/server/live/live-task'
import { theServices } from '@/lib/server/services'
import { currentSession, requireSession } from '@/lib/server/session/current'
import { cancelTask } from '../../cancel-task'
import { NotShown } from '../../not-shown'

export async function generateMetadata({ params }: PageProps<'/tasks/[guid]'>): Promise<Metadata> {
  const session = await currentSession()
  if (!session) return {}
  const task = await getTask(session, (await params).guid)
  return { title: task.kind === 'ok' ? `${task.body.state} ${task.body.name}` : 'Task' }
}

export default async function TaskPage({ params }: PageProps<'/tasks/[guid]'>) {
  const session = await requireSession()
  const { guid } = await params
  const live = await liveTask(session, guid)
  if (live.kind !== 'ok') return <NotShown failure={live} what="task" here={paths.task(guid)} />
  const app = await getApp(session, appGuidOf(live.body.task))
  const { config } = await theServices()
  return (
    <LiveTaskPage
      initial={live.body}
      breadcrumbs={app.kind === 'ok' && <AppBreadcrumbs app={app.body} />}
      cancel={cancelTask}
      hiddenLabel={config.submissionLabel}
    />
  )
}
