import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cancelled } from '@/lib/queries/cancel-tasks'
import { describeFailure } from '../http/respond'
import type { Session } from '../session/session'
import { heldForMs } from './rate-budget'
import { cancelTask } from './tasks'

/** So many wishes are under way at a time: enough to be quick, few enough for everybody else. */
const AT_ONCE = 4
const LONGEST_PAUSE_MS = 90_000

/**
 * Asks the API to end tasks, and gives what became of each in the order in which that is known. Waits where the API takes
 * no requests for a while, up to 90 s. Stops asking when the signal says so.
 */
export async function* cancelEach(
  session: Session,
  guids: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Cancelled> {
  const waiting = [...guids]
  const underWay = new Map<string, Promise<Cancelled>>()
  while ((waiting.length > 0 && !signal.aborted) || underWay.size > 0) {
    while (underWay.size < AT_ONCE && !signal.aborted) {
      const guid = waiting.shift()
      if (guid === undefined) break
      underWay.set(guid, cancelOne(session, guid, signal))
    }
    if (underWay.size === 0) return
    const told = await Promise.race(underWay.values())
    underWay.delete(told.guid)
    yield told
  }
}

async function cancelOne(session: Session, guid: string, signal: AbortSignal): Promise<Cancelled> {
  const heldMs = heldForMs(session.id)
  if (heldMs > 0 && heldMs < LONGEST_PAUSE_MS)
    await pause(heldMs, undefined, { signal }).catch(() => undefined)
  if (signal.aborted) return { kind: 'not-taken', guid, errors: [], detail: 'Not asked for: stopped before.' }
  const answer = await cancelTask(session, guid)
  if (answer.kind === 'ok') return { kind: 'taken', guid, state: answer.body.state }
  const { errors, detail } = describeFailure(answer)
  return { kind: 'not-taken', guid, errors, detail }
}
