import { setTimeout as sleep } from 'node:timers/promises'
import type { Metadata } from 'next'
import { cache } from 'react'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { LiveTaskPage } from '@/components/task-page/live-task-page'
import { plainVisible } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import { appGuidOf, stateWord } from '@/lib/resources/task'
import { getApp } from '@/lib/server/cloud-controller/apps'
import { liveTask } from '@/lib/server/live/live-task'
import { readTaskLog } from '@/lib/server/live/task-log'
import { currentSession, requireSession } from '@/lib/server/session/current'
import type { Session } from '@/lib/server/session/session'
import { readVerdict } from '@/lib/server/task-page/verdict'
import { theConfig, theSessions } from '@/lib/server/this-process'
import { cancelTask } from '../../cancel-task'
import { changeMetadata } from '../../change-metadata'
import { createTask } from '../../create-task'
import { NotShown } from '../../not-shown'
import { signInAgain } from '../../sign-in-again'

/** The page waits no longer for a log cache that is slow: the browser asks again. */
const LOG_LIMIT_MS = 800
/** What one sees first; the browser reads on. */
const FIRST_LINES = 200
const inTime = <T,>(read: Promise<T>): Promise<T | undefined> =>
  Promise.race([read, sleep(LOG_LIMIT_MS, undefined, { ref: false })])

/** Title and page are of one reading. */
const readLive = cache(async (session: Session, guid: string) => liveTask(await theSessions(), session, guid))

export async function generateMetadata({ params }: PageProps<'/tasks/[guid]'>): Promise<Metadata> {
  const session = await currentSession()
  if (!session) return {}
  const live = await readLive(session, (await params).guid)
  if (live.kind !== 'ok') return { title: 'Task' }
  const { task } = live.body
  return { title: plainVisible(`${stateWord(task)} ${task.name}`) }
}

export default async function TaskPage({ params }: PageProps<'/tasks/[guid]'>) {
  const session = await requireSession()
  const { guid } = await params
  const live = await readLive(session, guid)
  if (live.kind !== 'ok') return <NotShown failure={live} what="task" here={paths.task(guid)} />
  const journal = await theSessions()
  const [app, log, judged] = await Promise.all([
    getApp(session, appGuidOf(live.body.task)),
    inTime(readTaskLog(journal, session, guid, { most: FIRST_LINES })),
    inTime(readVerdict(journal, session, guid)),
  ])
  return (
    <LiveTaskPage
      initial={live.body}
      log={log?.kind === 'ok' ? log.body : undefined}
      judged={judged?.kind === 'ok' ? judged.body : undefined}
      breadcrumbs={app.kind === 'ok' && <AppBreadcrumbs app={app.body} />}
      cancel={cancelTask}
      create={createTask}
      changeMetadata={changeMetadata}
      signInAgain={signInAgain}
      userName={session.user.name}
      place={{
        appName: app.kind === 'ok' ? app.body.name : '',
        api: session.foundation.origin,
        apiVersion: session.foundation.apiVersion,
        place: app.kind === 'ok' ? `${app.body.organization.name} / ${app.body.space.name}` : '',
        submissionLabel: theConfig().submissionLabel,
      }}
    />
  )
}
