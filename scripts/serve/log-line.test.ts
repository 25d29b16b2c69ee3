import { expect, it } from 'vitest'
import { logLine } from './refuse.mjs'

// @S38
it('writes one printable line whatever a header holds', () => {
  const line = logLine('request refused', { host: 'a\nb\u001b]52;c;x\u0007\u202e\u0085', address: undefined })
  expect(line).toMatch(/^[\x20-\x7e]+$/)
  expect(JSON.parse(line)).toMatchObject({
    event: 'request refused',
    host: 'a\nb\u001b]52;c;x\u0007\u202e\u0085',
  })
})

it('cuts a value at 2,048 characters', () => {
  expect(JSON.parse(logLine('x', { host: 'a'.repeat(5000) })).host).toHaveLength(2048)
})
