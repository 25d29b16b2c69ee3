import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Answer } from '../http/answer'
import type { Reply } from '../http/send'
import { oncePerProcess } from '../once-per-process'

/** What the API said last of its limit for this user: requests left of how many, and until when it takes none. */
type Budget = { share: number; heldUntil: number }

declare global {
  interface OncePerProcess {
    rateBudgets: LRUCache<string, Budget>
  }
}

const budgets = oncePerProcess('rateBudgets', () => new LRUCache({ max: 5_000, ttl: 3_600_000 }))

/** A limit that does not say when it lifts. */
const UNTOLD_PAUSE_S = 60
const LONGEST_PAUSE_S = 3_600

/** Notes `X-RateLimit-*` and the `Retry-After` of a 429, as told to this session's user. Those without a limit have no such headers. */
export function noteBudget(sessionId: string, reply: Reply): void {
  if (reply.kind !== 'answered') return
  const { status, headers } = reply
  const limit = Number(headers['x-ratelimit-limit'])
  const remaining = Number(headers['x-ratelimit-remaining'])
  const isTold = limit > 0 && remaining >= 0
  if (status !== 429 && !isTold) return
  const told = Number(headers['retry-after'])
  const pauseS = Number.isFinite(told) && told >= 0 ? Math.min(told, LONGEST_PAUSE_S) : UNTOLD_PAUSE_S
  budgets.set(sessionId, {
    share: isTold ? remaining / limit : (budgets.get(sessionId)?.share ?? 1),
    heldUntil: status === 429 ? performance.now() + pauseS * 1000 : 0,
  })
}

/** How many times slower than usual to ask: the less of the limit is left, the slower. */
export function slowdown(sessionId: string): number {
  const share = budgets.get(sessionId)?.share ?? 1
  if (share > 0.3) return 1
  return share > 0.1 ? 3 : 10
}

/** Milliseconds until the API takes requests of this user again; 0 where it does. */
export const heldForMs = (sessionId: string): number =>
  Math.max(0, (budgets.get(sessionId)?.heldUntil ?? 0) - performance.now())

/** What a page that looks by itself is told instead of asking, while the API takes no requests of this user. */
export function heldAnswer(sessionId: string): Extract<Answer<never>, { kind: 'refused' }> | undefined {
  const heldMs = heldForMs(sessionId)
  return heldMs > 0 ? { kind: 'refused', status: 429, errors: [HELD], retryAfterMs: heldMs } : undefined
}

const HELD = { code: 10013, title: 'CF-RateLimitExceeded', detail: 'Rate Limit Exceeded' }
