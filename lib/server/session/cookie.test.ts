import { describe, expect, it } from 'vitest'
import { idHashOf, newCookieValue, sessionCookie } from './cookie'

// @S01
describe('the session cookie', () => {
  it('is tied to the host and secure where the console is reached by https', () => {
    expect(sessionCookie({ publicUrl: 'https://tasks.example.org', port: 3000 })).toEqual({
      name: '__Host-task-console',
      options: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
    })
  })

  it('names its port on this machine, since cookies ignore ports', () => {
    expect(sessionCookie({ port: 3001 })).toMatchObject({
      name: 'task-console-3001',
      options: { secure: false, httpOnly: true },
    })
  })

  it('has 256 random bits, of which the database knows a hash only', () => {
    const value = newCookieValue()
    expect(Buffer.from(value, 'base64url')).toHaveLength(32)
    expect(idHashOf(value)).toMatch(/^[0-9a-f]{64}$/)
    expect(idHashOf(value)).not.toContain(value)
  })

  it.each(['', 'short', `${newCookieValue()}x`, 'a'.repeat(42), '\u0000'.repeat(43), undefined])(
    'is not looked up when it can not be one of ours: %j',
    (value) => {
      expect(idHashOf(value)).toBeUndefined()
    },
  )
})
