import { expect, it } from 'vitest'
import { failureWords } from './failure-words'

const failed = (code: string, name = 'Error') =>
  Object.assign(new Error(`${code} 10.0.0.1:443`), { code, name })

it.each([
  ['ECONNREFUSED', 'connection refused'],
  ['UND_ERR_SOCKET', 'connection closed'],
  ['CERT_HAS_EXPIRED', 'the certificate has expired'],
  ['HPE_INVALID_CONSTANT', 'not HTTP'],
  ['UND_ERR_SOMETHING_NEW', 'the connection failed'],
])('%s is said as: %s', (code, words) => expect(failureWords(failed(code))).toBe(words))

it('no failure is said by a code', () => {
  for (const error of [failed('EWHATEVER'), new DOMException('aborted', 'TimeoutError'), {}, 'text'])
    expect(failureWords(error)).not.toMatch(/[A-Z_]{4}/)
})

it('what we say ourselves stays as it is', () =>
  expect(failureWords(new Error('more than 1048576 bytes'))).toBe('more than 1048576 bytes'))
