import { expect, it } from 'vitest'
import { stepsOf } from './steps'
import type { SubmissionRecord } from './submission'
import { unsettled } from './testing/unsettled'

const at = (second: number) => new Date(Date.UTC(2026, 10, 29, 12, 0, second)).toISOString()

const submission: SubmissionRecord = {
  ...unsettled,
  outcome: 'accepted',
  recordedAt: at(10),
  sentAt: at(10),
}
const keys = (more: Partial<SubmissionRecord>) => stepsOf({ ...submission, ...more }).map(({ key }) => key)

it('the steps of a submission stand in the order in which they happened', () => {
  const looked = { looks: 2, lookedAt: at(20) }
  expect(keys({ ...looked, settledAt: at(20), answeredAt: at(40), status: 202 })).toEqual([
    'recorded',
    'sent',
    'looks',
    'settled',
    'answered',
  ])
  expect(keys({ ...looked, settledAt: at(12), answeredAt: at(11), status: 422 })).toEqual([
    'recorded',
    'sent',
    'answered',
    'settled',
    'looks',
  ])
})

it('recorded comes before sent, whatever the clocks of database and console say', () =>
  expect(keys({ sentAt: at(5) })).toEqual(['recorded', 'sent']))
