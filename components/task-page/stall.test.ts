import { expect, it } from 'vitest'
import { stallWords } from './stall'

const MINUTE = 60_000
const usual = { medianMs: 4 * MINUTE, nineInTenMs: 7 * MINUTE, count: 20 }

it('says what is usual, how long it takes now, and since when it is silent', () => {
  expect(stallWords({ tookMs: 22 * MINUTE + 5_000, usual, silentMs: 11 * MINUTE })).toEqual({
    words: '9 in 10 under 7 min; now 22 min; last line 11 min ago',
    isLong: true,
  })
})

it('says nothing of a run that is as usual and speaks', () => {
  expect(stallWords({ tookMs: 5 * MINUTE, usual, silentMs: 3_000 })).toBeUndefined()
  expect(stallWords({ tookMs: 50 * MINUTE, usual: null })).toBeUndefined()
})

it('says of a silent one how long, though nothing is usual yet', () => {
  expect(stallWords({ tookMs: 50 * MINUTE, usual: null, silentMs: 90_000 })).toEqual({
    words: 'last line 1 min ago',
    isLong: false,
  })
})
