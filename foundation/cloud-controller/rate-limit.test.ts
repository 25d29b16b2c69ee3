import { describe, expect, it } from 'vitest'
import { openRateLimit } from './rate-limit'
import type { Actor } from './request'

const user: Actor = {
  guid: 'u',
  name: 'developer',
  email: '',
  isAdmin: false,
  isAdminReadOnly: false,
  isGlobalAuditor: false,
  mayReadAtAll: true,
  mayWriteAtAll: true,
}

describe('a limit of requests', () => {
  it('tells what is left in tenths, and refuses what is beyond it until the window ends', () => {
    let now = 1_800_000_000_000
    const limit = openRateLimit(20, () => now)
    const count = () => limit.count(user, 'ok')
    expect(count()).toEqual({
      headers: {
        'x-ratelimit-limit': '20',
        'x-ratelimit-reset': '1800003600',
        'x-ratelimit-remaining': '18',
      },
      error: undefined,
    })
    for (let sent = 1; sent < 20; sent += 1) expect(count().error).toBeUndefined()
    now += 60_000
    const refused = count()
    expect(refused.error?.error).toBe('RateLimitExceeded')
    expect(refused.headers).toMatchObject({ 'retry-after': '3540', 'x-ratelimit-remaining': '0' })
    now += 3_540_000
    expect(count().error).toBeUndefined()
  })

  it('counts all without a good token together, and says what is wrong with a bad one', () => {
    const limit = openRateLimit(1)
    expect(limit.count(undefined, 'missing').error).toBeUndefined()
    expect(limit.count(undefined, 'missing').error?.error).toBe('IPBasedRateLimitExceeded')
    expect(limit.count(undefined, 'invalid')).toMatchObject({
      error: { error: 'InvalidAuthToken' },
      headers: { 'retry-after': '3600' },
    })
    expect(limit.count(user, 'ok').error).toBeUndefined()
  })

  it('does not touch admins, and nobody where it is off', () => {
    const admin = { ...user, isAdmin: true }
    for (const limit of [openRateLimit(0), openRateLimit(undefined)]) {
      expect(limit.count(admin, 'ok')).toEqual({ headers: {}, error: undefined })
    }
    expect(openRateLimit(undefined).count(user, 'ok').headers).toEqual({})
  })
})
