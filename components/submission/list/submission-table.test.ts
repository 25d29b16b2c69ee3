import { expect, it } from 'vitest'
import type { ListedSubmission } from '@/lib/queries/submission-list'
import { causeOf } from '@/lib/submission/cause'
import { saidOf } from './submission-table'

const named = { guid: 'g', name: 'n' }
const listed = (more: Partial<ListedSubmission>): ListedSubmission => ({
  id: 'i',
  outcome: 'rejected',
  taskName: '',
  app: named,
  space: named,
  organization: named,
  userName: 'dana',
  recordedAt: '2026-11-23T20:00:00.000Z',
  answeredAt: null,
  settledAt: '2026-11-23T20:00:04.000Z',
  status: null,
  looks: 0,
  doubt: null,
  isOutline: false,
  error: null,
  cause: null,
  ...more,
})

it.each<[Partial<ListedSubmission>, ReturnType<typeof saidOf>]>([
  [
    { error: 'too large', cause: causeOf('no-connection') },
    { by: 'api', text: 'too large' },
  ],
  [{ cause: causeOf('answer-says-nothing', 'name not found') }, { by: 'us', text: 'name not found' }],
  [
    { outcome: 'unknown', cause: causeOf('answer-says-nothing', 'connection closed'), looks: 7 },
    { by: 'us', text: 'connection closed; 7 looks' },
  ],
  [
    { outcome: 'lost', looks: 1 },
    { by: 'us', text: '1 look' },
  ],
  [
    { outcome: 'accepted', looks: 2 },
    { by: 'us', text: 'found by its label after 4 s' },
  ],
  [{ outcome: 'accepted', looks: 1, status: 202 }, undefined],
  [{ outcome: 'accepted' }, undefined],
  [{ isOutline: true }, { by: 'nobody', text: 'shown to those who may read the app’s secrets' }],
  [
    { isOutline: true, error: '10008 CF-UnprocessableEntity' },
    {
      by: 'nobody',
      text: '10008 CF-UnprocessableEntity; the rest is shown to those who may read the app’s secrets',
    },
  ],
  [{ isOutline: true, outcome: 'accepted', status: 202 }, undefined],
])('of %j it says %j', (more, said) => {
  expect(saidOf(listed(more))).toEqual(said)
})
