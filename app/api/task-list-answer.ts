import type { ReadTaskList } from '@/lib/queries/task-list'
import type { SessionEnded } from '@/lib/server/cloud-controller/ask'
import type { Answer } from '@/lib/server/http/answer'
import { respondVersion } from '@/lib/server/http/respond'

/** A list as a route gives it: with its version and when to look again, and without a body where nothing changed. */
export function answerTaskList(
  answer: Answer<ReadTaskList> | SessionEnded,
  request: Request,
): Exclude<typeof answer, { kind: 'ok' }> | Response {
  if (answer.kind !== 'ok') return answer
  const { list, version, nextLookMs } = answer.body
  return respondVersion(list, { version, nextLookMs, known: request.headers.get('if-none-match') })
}
