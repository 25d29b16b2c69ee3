import type { Metadata } from 'next'
import { CreateTaskFlow } from '@/components/task-form/create-task-flow'
import { rememberApp } from '@/lib/server/cloud-controller/kept-apps'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { requireSession } from '@/lib/server/session/current'
import { issueTicket } from '@/lib/server/submission/ticket'
import { theConfig } from '@/lib/server/this-process'
import { cancelTask } from '../../cancel-task'
import { createTask } from '../../create-task'
import { appOfLink, linkFill } from '../../link-fill'
import { signInAgain } from '../../sign-in-again'

export const metadata: Metadata = { title: 'Create task' }

export default async function NewTaskPage({ searchParams }: PageProps<'/tasks/new'>) {
  const session = await requireSession()
  const search = await searchParams
  const { guid, why } = await appOfLink(session, search)
  const read = guid === '' ? undefined : await readTaskOptions(session, guid)
  const options = read?.kind === 'ok' ? read.body : undefined
  if (options) rememberApp(session, options.app)
  return (
    <CreateTaskFlow
      ticket={issueTicket(session)}
      options={options}
      filled={linkFill(
        search,
        options && { guid, name: options.app.name, processes: options.processes },
        why,
      )}
      submissionLabel={theConfig().submissionLabel}
      userName={session.user.name}
      create={createTask}
      cancel={cancelTask}
      signInAgain={signInAgain}
    />
  )
}
