import { expect, it } from 'vitest'
import type { Cause } from '../verdict/causes'
import { groupFailures, type JudgedFailure } from './group-failures'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const HOUR_MS = 3_600_000
const range = {
  parts: 6,
  partOf: (at: number) => Math.floor((at - (NOW - HOUR_MS)) / (HOUR_MS / 6)),
  now: NOW,
}
let made = 0

function failure(
  cause: Cause,
  app: string,
  minutesAgo: number,
  signature = `${cause} ${app}`,
): JudgedFailure {
  made += 1
  return {
    task: {
      guid: `t-${made}`,
      name: 'job',
      created_at: new Date(NOW - minutesAgo * 60_000).toISOString(),
      relationships: { app: { data: { guid: app } } },
    },
    brief: { cause, sentence: `${cause} of ${app}`, signature },
  }
}

it('eighty of one cause and twenty of others in an hour are one line of eighty', () => {
  const eighty = Array.from({ length: 80 }, (_, at) => failure('module-missing', 'shop', 59 - at * 0.7))
  const causes: Cause[] = ['timeout', 'missing-file', 'auth-refused', 'unknown']
  const twenty = Array.from({ length: 20 }, (_, at) => failure(causes[at % 4] ?? 'unknown', 'shop', at * 2))
  const groups = groupFailures([...eighty, ...twenty], range)
  expect(groups[0]).toMatchObject({ cause: 'module-missing', count: 80 })
  expect(
    groups
      .slice(1)
      .map(({ cause, count }) => [cause, count])
      .sort(),
  ).toEqual(causes.map((cause) => [cause, 5]).sort())
  expect(groups[0]?.perPart.reduce((sum, count) => sum + count)).toBe(80)
  expect(groups[0]?.isGrowing).toBe(true)
})

it('one outage that hits several apps by the same words is one line', () => {
  const words = 'connect ECONNREFUSED db.internal'
  const groups = groupFailures(
    [
      failure('connection-refused', 'shop', 50, words),
      failure('connection-refused', 'mailer', 40, words),
      failure('connection-refused', 'mailer', 30, 'other words'),
      failure('connection-refused', 'ledger', 20, 'words of its own'),
    ],
    range,
  )
  expect(groups.map(({ count, apps }) => [count, apps])).toEqual([
    [3, ['shop', 'mailer']],
    [1, ['ledger']],
  ])
})

it('what says nothing is not alike', () => {
  const groups = groupFailures(
    [failure('unknown', 'shop', 5, 'x'), failure('unknown', 'mailer', 4, 'x')],
    range,
  )
  expect(groups).toHaveLength(2)
})

it('a group stops growing when none came for twice as long as usual', () => {
  const often = [50, 49, 48, 47].map((ago) => failure('timeout', 'shop', ago))
  expect(groupFailures(often, range)[0]).toMatchObject({ isGrowing: false, count: 4 })
  expect(groupFailures([failure('timeout', 'shop', 1)], range)[0]?.isGrowing).toBe(false)
  // All at once, five minutes ago.
  const atOnce = [5.02, 5.01, 5].map((ago) => failure('timeout', 'shop', ago))
  expect(groupFailures(atOnce, range)[0]?.isGrowing).toBe(false)
})
