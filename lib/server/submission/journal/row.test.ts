import { expect, it } from 'vitest'
import { causeInWords } from '@/lib/submission/cause'
import { causeOfRow } from './row'

it('a cause is read as it was kept', () => {
  const kept = { cause: 'no-connection', causeDetail: 'connection refused', causeCode: 'ECONNREFUSED' }
  expect(causeOfRow(kept)).toEqual({
    what: 'no-connection',
    detail: 'connection refused',
    code: 'ECONNREFUSED',
  })
  expect(causeOfRow({ cause: null, causeDetail: null, causeCode: null })).toBeNull()
})

it('a cause that an older build wrote in words is told in them', () => {
  const cause = causeOfRow({ cause: 'HTTP 502', causeDetail: null, causeCode: null })
  expect(cause && causeInWords(cause)).toBe('HTTP 502')
})
