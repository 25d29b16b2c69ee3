import { ApiError } from './errors'
import type { Actor } from './request'

type Limited = { headers: Record<string, string>; error: ApiError | undefined }
export type RateLimit = { count(actor: Actor | undefined, token: 'missing' | 'invalid' | 'ok'): Limited }

const WINDOW_S = 3600
const UNLIMITED: Limited = { headers: {}, error: undefined }

/**
 * Counts requests of each user, and of all without a good token together, in windows of an hour; admins are exempt.
 * `limit` undefined switches it off. middleware/rate_limiter.rb, middleware/base_rate_limiter.rb
 */
export function openRateLimit(limit: number | undefined, now: () => number = Date.now): RateLimit {
  const windows = new Map<string, { count: number; endsAtS: number }>()
  const counted = (key: string) => {
    const nowS = Math.floor(now() / 1000)
    const window = windows.get(key)
    if (window !== undefined && window.endsAtS > nowS) {
      window.count += 1
      return { count: window.count, endsAtS: window.endsAtS, leftS: window.endsAtS - nowS }
    }
    windows.set(key, { count: 1, endsAtS: nowS + WINDOW_S })
    return { count: 1, endsAtS: nowS + WINDOW_S, leftS: WINDOW_S }
  }
  return {
    count(actor, token) {
      if (limit === undefined || actor?.isAdmin || actor?.isAdminReadOnly) return UNLIMITED
      const { count, endsAtS, leftS } = counted(actor?.guid ?? 'address')
      const headers: Record<string, string> = {
        'x-ratelimit-limit': `${limit}`,
        'x-ratelimit-reset': `${endsAtS}`,
        'x-ratelimit-remaining': `${estimatedRemaining(limit, count)}`,
      }
      if (count <= limit) return { headers, error: undefined }
      headers['retry-after'] = `${leftS}`
      return { headers, error: refusal(actor, token) }
    },
  }
}

/** In tenths of the limit, since each of several API machines knows only its own share. `estimate_remaining` */
function estimatedRemaining(limit: number, count: number): number {
  if (limit <= 0) return 0
  return Math.max(0, Math.trunc((Math.floor(((limit - count) / limit) * 10) / 10) * limit))
}

function refusal(actor: Actor | undefined, token: 'missing' | 'invalid' | 'ok'): ApiError {
  if (actor !== undefined) return new ApiError('RateLimitExceeded')
  return new ApiError(token === 'invalid' ? 'InvalidAuthToken' : 'IPBasedRateLimitExceeded')
}
