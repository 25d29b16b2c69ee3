import type { Metadata } from 'next'
import { CreateTaskFlow } from '@/components/task-form/create-task-flow'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { theServices } from '@/lib/server/services'
import { requireSession } from '@/lib/server/session/current'
import { rememberPlace } from '@/lib/server/submission/place'
import { issueTicket } from '@/lib/server/submission/ticket'
import { cancelTask } from '../../cancel-task'
import { createTask } from '../../create-task'
import { appOfLink, linkFill } from '../../link-fill'
import { signInAgain } from '../../sign-in-again'

export const metadata: Metadata = { title: 'Create task' }

export default async function NewTaskPage({ searchParams }: PageProps<'/tasks/new'>) {
  const session = await requireSession()
  const services = await theServices()
  const search = await searchParams
  const { guid, why } = await appOfLink(session, search)
  const read = guid === '' ? undefined : await readTaskOptions(session, guid)
  const options = read?.kind === 'ok' ? read.body : undefined
  if (options) rememberPlace(services, session, options.app)
  return (
    <CreateTaskFlow
      ticket={issueTicket(session)}
      options={options}
      filled={linkFill(
        search,
        options && { guid, name: options.app.name, processes: options.processes },
        why,
      )}
      submissionLabel={services.config.submissionLabel}
      userName={session.user.name}
      create={createTask}
      cancel={cancelTask}
      signInAgain={signInAgain}
    />
  )
}
