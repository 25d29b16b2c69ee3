import type { Metadata } from 'next'
import { CreateTaskFlow } from '@/components/task-form/create-task-flow'
import { theServices } from '@/lib/server/services'
import { requireSession } from '@/lib/server/session/current'
import { issueTicket } from '@/lib/server/submission/ticket'
import { cancelTask } from '../../cancel-task'
import { createTask } from '../../create-task'
import { signInAgain } from '../../sign-in-again'

export const metadata: Metadata = { title: 'Create task' }

export default async function NewTaskPage() {
  const session = await requireSession()
  const { config } = await theServices()
  return (
    <CreateTaskFlow
      ticket={issueTicket(session)}
      submissionLabel={config.submissionLabel}
      userName={session.user.name}
      create={createTask}
      cancel={cancelTask}
      signInAgain={signInAgain}
    />
  )
}
