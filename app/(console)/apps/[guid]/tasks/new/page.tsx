import type { Metadata } from 'next'
import { CreateTaskFlow } from '@/components/task-form/create-task-flow'
import { paths } from '@/lib/paths'
import { checksInTime } from '@/lib/server/checks/read-task-checks'
import { rememberApp } from '@/lib/server/cloud-controller/kept-apps'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { requireSession } from '@/lib/server/session/current'
import { recentOfApp } from '@/lib/server/submission/own-submissions'
import { fillAgain } from '@/lib/server/submission/shown/fill-again'
import { issueTicket } from '@/lib/server/submission/ticket'
import { theConfig, theDatabase } from '@/lib/server/this-process'
import { cancelTask } from '../../../../cancel-task'
import { createTask } from '../../../../create-task'
import { againOf, linkFill } from '../../../../link-fill'
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
  const again = againOf(search)
  return (
    <CreateTaskFlow
      ticket={issueTicket(session)}
      options={options.body}
      checks={{ app: guid, checks: checksInTime({ db, config }, session, guid) }}
      // A comfort: without the journal the form does without.
      recent={{ app: guid, submissions: recentOfApp(db, session, guid).catch(() => []) }}
      filled={
        again === undefined
          ? linkFill(search, {
              guid,
              name: options.body.app.name,
              processes: options.body.processes,
            })
          : await fillAgain(db, session, { id: again, appGuid: guid }, config)
      }
      submissionLabel={config.submissionLabel}
      userName={session.user.name}
      create={createTask}
      cancel={cancelTask}
      signInAgain={signInAgain}
    />
  )
}
