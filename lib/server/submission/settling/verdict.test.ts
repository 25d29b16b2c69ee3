import { describe, expect, it } from 'vitest'
import { taskSchema } from '@/lib/resources/task'
import type { Outcome } from '@/lib/submission/outcome'
import { taskOf } from '../../testing/api'
import {
  type Against,
  mayDecide,
  nextLookAt,
  type Seen,
  type Verdict,
  verdictOf,
  watchAfter,
} from './verdict'
import type { Watch } from './watch'

const LIFE = { lifeMs: 960_000 }
const DAY_MS = 24 * 60 * 60 * 1000
const TOLD = [{ code: 10001, title: 'CF-Error', detail: 'why' }]
const row = (outcome: Outcome, more: { recordedAt?: Date; errors?: unknown } = {}) => ({
  outcome,
  recordedAt: new Date(0),
  errors: null,
  ...more,
})
const watched = (emptyLooks: number[] = []): Watch => ({ since: 0, emptyLooks })
const task = (guid: string) => taskSchema.parse(taskOf('an app', '{}', guid))
const candidate = { guid: 'c', name: 'migrate', created_at: '2026-11-23T20:44:39Z' }
const against = (proof: Against['proof'], candidates = [candidate].slice(1)): Against => ({
  proof,
  candidates,
})

const TASKS: Seen = { kind: 'tasks', tasks: [task('first'), task('later')] }
const FAILED: Seen = { kind: 'failed', why: 'HTTP 502', hidesTheApp: false }
const HIDDEN: Seen = { ...FAILED, why: 'App not found', hidesTheApp: true }
const NOBODY: Seen = { kind: 'nobody-looks' }
const NO_LABEL: Seen = { kind: 'nothing-to-look-for', doubt: 'no-label' }
const none = (beganAt: number, known?: Against): Seen => ({ kind: 'none', beganAt, against: known })

const FOUND: Verdict = { kind: 'accepted', taskGuid: 'first', otherTaskGuids: ['later'] }
const NOTHING: Verdict = { kind: 'nothing' }
const GIVEN_UP = { kind: 'not-looked', problem: 'there is nothing to look for' }
const WAITS = { kind: 'not-looked', problem: 'waits for somebody who may read the app to be signed in' }

describe('the verdict after a look', () => {
  it.each<[Outcome, string, Seen, object]>([
    ['sending', 'tasks', TASKS, FOUND],
    ['unknown', 'tasks', TASKS, FOUND],
    ['lost', 'tasks', TASKS, FOUND],
    ['accepted', 'tasks', TASKS, { kind: 'looked' }],
    ['rejected', 'tasks', TASKS, NOTHING],
    ['sending', 'no task', none(8_000), { kind: 'looked', afterMs: 8_000 }],
    ['unknown', 'no task', none(8_000), { kind: 'looked', doubt: null, afterMs: 8_000 }],
    ['lost', 'no task', none(8_000), { kind: 'looked', afterMs: 8_000 }],
    ['accepted', 'no task', none(8_000), { kind: 'looked', afterMs: 8_000 }],
    ['rejected', 'no task', none(8_000), NOTHING],
    ['sending', 'a failure', FAILED, { kind: 'not-looked', problem: 'HTTP 502', afterMs: 60_000 }],
    ['unknown', 'a failure', FAILED, { kind: 'not-looked', problem: 'HTTP 502', afterMs: 60_000 }],
    ['unknown', 'no app', HIDDEN, { kind: 'not-looked', doubt: 'app-not-readable', afterMs: 60_000 }],
    ['lost', 'no app', HIDDEN, { kind: 'not-looked', problem: 'App not found', doubt: undefined }],
    ['unknown', 'a limit', { ...FAILED, retryAfterMs: 5_000 }, { kind: 'not-looked', afterMs: 5_000 }],
    ['unknown', 'nobody who may look', NOBODY, { ...WAITS, afterMs: 8_000 }],
    ['unknown', 'no label', NO_LABEL, { ...GIVEN_UP, doubt: 'no-label' }],
    ['lost', 'no label', NO_LABEL, GIVEN_UP],
    ['accepted', 'no label', NO_LABEL, GIVEN_UP],
    ['sending', 'no label', NO_LABEL, NOTHING],
  ])('of a row that is %s, which saw %s', (outcome, _saw, seen, expected) => {
    expect(verdictOf(row(outcome), seen, watched(), LIFE, { now: 8_000, date: 0 })).toMatchObject(expected)
  })

  it.each<[string, Against, object]>([
    ['nothing speaks against it', against('kept'), { kind: 'lost', afterMs: 995_000 }],
    ['the label was dropped', against('dropped'), { kind: 'looked', doubt: 'label-dropped' }],
    ['no label was ever found', against('none'), { kind: 'looked', doubt: 'not-proven' }],
    [
      'a task without a label may be it',
      against('none', [candidate]),
      { kind: 'looked', doubt: 'candidates', candidates: [candidate] },
    ],
  ])('of the second empty one, where %s', (_where, known, expected) => {
    const watch = watched([965_000, 995_000])
    const at = { now: 995_000, date: 0 }
    expect(verdictOf(row('unknown'), none(995_000, known), watch, LIFE, at)).toMatchObject(expected)
  })

  it.each<Outcome>(['sending', 'accepted', 'lost'])('is never lost of a row that is %s', (outcome) => {
    const watch = watched([965_000, 995_000])
    const seen = none(995_000, against('kept'))
    expect(verdictOf(row(outcome), seen, watch, LIFE, { now: 995_000, date: 0 }).kind).toBe('looked')
  })

  // @F81
  it('is that it is too old after a day, whatever speaks for it', () => {
    const at = { now: 995_000, date: DAY_MS + 1 }
    const watch = watched([965_000, 995_000])
    const seen = none(995_000, against('kept'))
    expect(verdictOf(row('unknown'), seen, watch, LIFE, at)).toEqual({ kind: 'looked', doubt: 'too-old' })
    expect(verdictOf(row('unknown'), TASKS, watch, LIFE, at)).toEqual(FOUND)
  })

  it('says when the next look is due, if ever', () => {
    const at = { now: 10, date: 0 }
    expect(nextLookAt({ kind: 'lost', afterMs: 5 }, at)).toBe(15)
    expect(nextLookAt({ kind: 'looked' }, at)).toBeUndefined()
    expect(nextLookAt(FOUND, at)).toBeUndefined()
  })
})

describe('two empty looks', () => {
  const at = { now: 0, date: 0 }
  /** Looks at these instants, all empty but where it failed. */
  function looks(of: ReturnType<typeof row>, ...instants: (number | 'failed')[]): boolean[] {
    let watch = watched()
    return instants.map((instant) => {
      const decides = instant !== 'failed' && mayDecide(watch, of, instant, LIFE, at)
      watch = watchAfter(watch, of, instant === 'failed' ? FAILED : none(instant), LIFE, at)
      return decides
    })
  }

  it('decide once the request can no longer be alive, and not before', () => {
    const decided = looks(row('unknown'), 900_000, 964_999, 965_000, 994_999, 995_000)
    expect(decided).toEqual([false, false, false, false, true])
  })

  // @F44
  it('decide earlier where the API itself said that it had failed', () => {
    expect(looks(row('unknown', { errors: TOLD }), 59_999, 60_000, 90_000)).toEqual([false, false, true])
  })

  // @F77
  it('begin anew after a failed look between them', () => {
    const decided = looks(row('unknown'), 965_000, 'failed', 995_000, 1_025_000)
    expect(decided).toEqual([false, false, false, true])
  })

  it.each<Outcome>(['sending', 'accepted', 'rejected', 'lost'])('decide nothing of %s', (outcome) => {
    expect(looks(row(outcome), 965_000, 995_000, 1_025_000)).toEqual([false, false, false])
  })
})
