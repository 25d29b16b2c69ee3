import { changedSince } from '@/lib/queries/task-list'
import type { SessionEnded } from '@/lib/server/cloud-controller/ask'
import type { Answer } from '@/lib/server/http/answer'
import { respondVersion } from '@/lib/server/http/respond'
import type { FollowedTaskList } from '@/lib/server/live/task-list'

/**
 * A list as a route gives it: with its version and when to look again. Whoever has the version that he names is not told
 * what he has: nothing at all where nothing changed, and of a row that did not change its guid.
 */
export function answerTaskList(
  answer: Answer<FollowedTaskList> | SessionEnded,
  request: Request,
): Exclude<typeof answer, { kind: 'ok' }> | Response {
  if (answer.kind !== 'ok') return answer
  const { list, version, earlier, nextLookMs } = answer.body
  const known = request.headers.get('if-none-match')
  const had = earlier.find((one) => one.version === known)
  return respondVersion(had ? changedSince(list, had.list) : list, { version, nextLookMs, known })
}
