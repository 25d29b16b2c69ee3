'use server'
import type { ProblemWords } from '@/components/ui/field'
import type { ApiError } from '@/lib/resources/api-error'
import { guidSchema } from '@/lib/resources/fact'
import { cancelTask as cancel } from '@/lib/server/cloud-controller/tasks'
import { describeFailure } from '@/lib/server/http/respond'
import { forgetTask } from '@/lib/server/live/live-task'
import { sessionOfAction } from '@/lib/server/session/current'

/** Asks the API to end a task; gives what was wrong, or nothing once it has taken the wish. */
export async function cancelTask(input: unknown): Promise<ProblemWords | undefined> {
  const session = await sessionOfAction()
  if (!session) return { message: 'Your session ended.', next: 'Sign in again, then cancel.', own: true }
  const guid = guidSchema.safeParse(input)
  if (!guid.success) return { message: 'This is no task.', own: true }
  const answer = await cancel(session, guid.data)
  forgetTask(session, guid.data)
  if (answer.kind === 'ok') return undefined
  const { errors, detail } = describeFailure(answer)
  const [error] = errors
  if (error) return { message: error.detail, next: nextOf(error) }
  return { message: detail, next: 'Try again in a moment.', own: true }
}

const NOT_AUTHORIZED = 10003

/** What follows from the API's refusal. app/actions/task_cancel.rb */
function nextOf({ code, detail }: ApiError): string | undefined {
  if (detail.endsWith('and therefore cannot be canceled'))
    return 'It ended before your wish arrived: there is nothing left to cancel.'
  if (code === NOT_AUTHORIZED)
    return 'Canceling takes the role space developer or space supporter in the space of the app.'
  return undefined
}
