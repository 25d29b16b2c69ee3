import { expect, it } from 'vitest'
import {
  askAgainMs,
  isFollowedClosely,
  isOpen,
  maySendAgain,
  OUTCOME,
  OUTCOMES,
  UNDECIDED,
  whatMayBecome,
} from './outcome'

// @P12
it('nothing leaves accepted or rejected, and lost only for accepted', () => {
  expect(OUTCOMES.map((outcome) => [outcome, OUTCOME[outcome].becomes])).toEqual([
    ['sending', ['accepted', 'rejected', 'unknown']],
    ['accepted', []],
    ['rejected', []],
    ['unknown', ['accepted', 'rejected', 'lost']],
    ['lost', ['accepted']],
  ])
  expect(OUTCOMES.filter(isOpen)).toEqual(['sending', 'unknown', 'lost'])
})

it('a write of an outcome moves only what may become it', () => {
  expect(whatMayBecome('accepted')).toEqual(['sending', 'unknown', 'lost'])
  expect(whatMayBecome('rejected')).toEqual(['sending', 'unknown'])
  expect(whatMayBecome('unknown')).toEqual(['sending'])
  expect(whatMayBecome('lost')).toEqual(['unknown'])
  expect(whatMayBecome('sending')).toEqual([])
})

it('lost is decided, and may be sent again; unknown only in doubt', () => {
  expect(UNDECIDED).toEqual(['sending', 'unknown'])
  const again = OUTCOMES.map((outcome) => [
    outcome,
    maySendAgain({ outcome, doubt: null }),
    maySendAgain({ outcome, doubt: 'too-old' }),
  ])
  expect(again.filter(([, plain, doubted]) => plain || doubted)).toEqual([
    ['unknown', false, true],
    ['lost', true, true],
  ])
})

it('a page asks each second while it is decided by itself, seldom in doubt, never when it is final', () => {
  const asks = (doubt: string | null) => OUTCOMES.map((outcome) => askAgainMs({ outcome, doubt }))
  expect(asks(null)).toEqual([1_000, null, null, 1_000, 10_000])
  expect(asks('candidates')).toEqual([1_000, null, null, 10_000, 10_000])
  expect(isFollowedClosely({ outcome: 'lost', doubt: null })).toBe(false)
})
