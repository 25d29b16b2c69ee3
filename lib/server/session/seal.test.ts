import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from './seal'

const key = randomBytes(32)

describe('sealing', () => {
  it('opens where it was sealed', () => {
    expect(unseal(key, 'session:access', seal(key, 'session:access', 'a token'))).toBe('a token')
  })

  // @S41
  it('does not open in another session, column or with another key', () => {
    const sealed = seal(key, 'one:access', 'a token')
    expect(unseal(key, 'two:access', sealed)).toBeUndefined()
    expect(unseal(key, 'one:refresh', sealed)).toBeUndefined()
    expect(unseal(randomBytes(32), 'one:access', sealed)).toBeUndefined()
  })

  it('does not open once a bit was changed, nor what is too short', () => {
    const bytes = Buffer.from(seal(key, 'p', 'a token'), 'base64url')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    expect(unseal(key, 'p', bytes.toString('base64url'))).toBeUndefined()
    expect(unseal(key, 'p', 'abc')).toBeUndefined()
  })

  it('never writes the same text twice the same way', () => {
    expect(seal(key, 'p', 'a token')).not.toBe(seal(key, 'p', 'a token'))
  })
})
