'use server'
import type { ProblemWords } from '@/components/ui/field'
import { guidSchema } from '@/lib/resources/fact'
import { cancelTask as cancel } from '@/lib/server/cloud-controller/tasks'
import { describeFailure } from '@/lib/server/http/respond'
import { sessionOfAction } from '@/lib/server/session/current'

/** Asks the API to end a task; gives what was wrong, or nothing once it has taken the wish. */
export async function cancelTask(input: unknown): Promise<ProblemWords | undefined> {
  const session = await sessionOfAction()
  if (!session) return { message: 'Your session ended.', next: 'Sign in again, then cancel.', own: true }
  const guid = guidSchema.safeParse(input)
  if (!guid.success) return { message: 'This is no task.', own: true }
  const answer = await cancel(session, guid.data)
  if (answer.kind === 'ok') return undefined
  const { errors, detail } = describeFailure(answer)
  const [error] = errors
  return error ? { message: error.detail } : { message: detail, next: 'Try again in a moment.', own: true }
}
