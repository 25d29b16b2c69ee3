import type { Metadata } from 'next'
import { CreateTaskFlow } from '@/components/task-form/create-task-flow'
import { paths } from '@/lib/paths'
import type { TaskOptions } from '@/lib/queries/task-options'
import { checksInTime } from '@/lib/server/checks/read-task-checks'
import { rememberApp } from '@/lib/server/cloud-controller/kept-apps'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { requireSession } from '@/lib/server/session/current'
import type { Session } from '@/lib/server/session/session'
import { recentOfApp } from '@/lib/server/submission/own-submissions'
import { fillAgain } from '@/lib/server/submission/shown/fill-again'
import { issueTicket } from '@/lib/server/submission/ticket'
import { fillFromTask } from '@/lib/server/task-page/run-again'
import { theConfig, theDatabase } from '@/lib/server/this-process'
import type { Filled } from '@/lib/task-form/fill'
import { cancelTask } from '../../../../cancel-task'
import { createTask } from '../../../../create-task'
import { againOf, linkFill, type Search, taskOf } from '../../../../link-fill'
import { NotShown } from '../../../../not-shown'
import { signInAgain } from '../../../../sign-in-again'

export const metadata: Metadata = { title: 'Create task' }

export default async function NewAppTaskPage({ params, searchParams }: PageProps<'/apps/[guid]/tasks/new'>) {
  const session = await requireSession()
  const { guid } = await params
  const options = await readTaskOptions(session, guid)
  if (options.kind !== 'ok') return <NotShown failure={options} what="form" here={paths.newTask(guid)} />
  rememberApp(session, options.body.app)
  const config = theConfig()
  const { db } = await theDatabase()
  const search = await searchParams
  return (
    <CreateTaskFlow
      ticket={issueTicket(session)}
      options={options.body}
      checks={{ app: guid, checks: checksInTime({ db, config }, session, guid) }}
      // A comfort: without the journal the form does without.
      recent={{ app: guid, submissions: recentOfApp(db, session, guid).catch(() => []) }}
      filled={await filledBy(search, session, options.body)}
      submissionLabel={config.submissionLabel}
      userName={session.user.name}
      create={createTask}
      cancel={cancelTask}
      signInAgain={signInAgain}
    />
  )
}

/** What the address fills in: a submission, a task, or the parameters themselves. */
async function filledBy(search: Search, session: Session, options: TaskOptions): Promise<Filled | undefined> {
  const { guid, name } = options.app
  const { db } = await theDatabase()
  const config = theConfig()
  const again = againOf(search)
  if (again !== undefined) return fillAgain(db, session, { id: again, appGuid: guid }, config)
  const task = taskOf(search)
  if (task !== undefined) return fillFromTask({ db, config }, session, task, options)
  return linkFill(search, { guid, name, processes: options.processes })
}
