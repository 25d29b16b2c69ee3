import 'server-only'
import type { Reply } from './send'

const FAILURES_THAT_OPEN = 5
const PROBE_AFTER_MS = 5_000

/** Keeps requests from an API that cannot be reached: it opens after so many failures in a row, then lets one try at a time. */
export type Breaker = {
  /** Whether nothing may be sent now. Asked by whoever is about to send: the one that is let through is the probe. */
  isOpen(): boolean
  /** Since when nothing of the API came back, in milliseconds since 1970; undefined while it answers. */
  awaySince(): number | undefined
  /** Why, in words for the journal and the page. */
  reason(): string
  /** Notes what became of a request. */
  note(reply: Reply): void
}

/** What a router says of an API that is not there; with an error document it is the API's own word. */
const NOBODY_BEHIND: readonly number[] = [502, 503, 504]

const isAway = (reply: Reply): boolean =>
  reply.kind !== 'answered' || (NOBODY_BEHIND.includes(reply.status) && !reply.text.includes('"errors"'))

/**
 * Makes a breaker, closed. Only a request for which no connection could be had counts as a failure: an answer of any
 * kind, and silence about one request, say nothing of the next one (S49).
 */
export function makeBreaker(now: () => number = () => performance.now()): Breaker {
  let failures = 0
  let nextProbeAt = 0
  let lastDetail = ''
  let awaySince: number | undefined
  return {
    isOpen: () => {
      if (failures < FAILURES_THAT_OPEN) return false
      if (now() < nextProbeAt) return true
      nextProbeAt = now() + PROBE_AFTER_MS
      return false
    },
    awaySince: () => awaySince,
    reason: () => `the API could not be reached ${failures} times in a row (${lastDetail})`,
    note: (reply) => {
      if (reply.kind !== 'not-sent' || reply.cause !== 'too-late')
        awaySince = isAway(reply) ? (awaySince ?? Date.now()) : undefined
      if (reply.kind !== 'not-sent') {
        failures = 0
        return
      }
      if (reply.cause === 'too-late') return
      failures += 1
      lastDetail = reply.detail
      if (failures === FAILURES_THAT_OPEN) nextProbeAt = now() + PROBE_AFTER_MS
    },
  }
}
