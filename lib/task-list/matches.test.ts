import { expect, it } from 'vitest'
import { taskSchema } from '../resources/task'
import { readTaskListAddress } from './address'
import { matches, toApiQuery } from './matches'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const task = taskSchema.parse({
  guid: 'g-1',
  sequence_id: 3,
  name: 'Nightly, report',
  state: 'FAILED',
  result: { failure_reason: 'APP/TASK/Nightly, report: Exited with status 137 (out of memory)' },
  relationships: { app: { data: { guid: 'a-1' } } },
  metadata: { labels: { env: 'prod' }, annotations: {} },
  created_at: '2026-11-23T10:00:00Z',
  updated_at: '2026-11-23T10:04:00Z',
})
const known = {
  app: { space: { guid: 's-1', name: 'x' }, organization: { guid: 'o-1', name: 'y' } },
  createdBy: 'dana@example.com',
}
const filtersOf = (search: string) => readTaskListAddress(new URLSearchParams(search)).address.filters

it.each([
  ['', true],
  ['states=RUNNING,FAILED', true],
  ['states=failed', false],
  ['guids=g-1', true],
  ['app_guids=a-2', false],
  ['space_guids=s-1&organization_guids=o-1', true],
  ['space_guids=s-2', false],
  ['names=nightly%252C+REPORT', true],
  ['names=nightly', false],
  ['label_selector=env', true],
  ['label_selector=!env', false],
  ['created_ats[gt]=3h', true],
  ['created_ats[gt]=1h', false],
  ['created_ats[gt]=2026-11-23T10:00:00Z', false],
  ['created_ats[gte]=2026-11-23T10:00:00Z', true],
  ['created_ats[lte]=2026-11-23', true],
  ['created_ats[lt]=2026-11-23', false],
  ['updated_ats[gt]=2026-11-23T10:03:59Z&updated_ats[lt]=2026-11-23T10:04:01Z', true],
  ['reason=OUT+of+mem', true],
  ['reason=quota', false],
  ['reason=%22Exited+with+status+137+(out+of+memory)%22', true],
  ['reason=%22Exited+with+status+1%22', false],
  ['reason=!%22Exited+with+status+137+(out+of+memory)%22', false],
  ['reason=!%22task+was+cancelled%22', true],
  ['reason=!quota', false],
  ['reason=%22%22', false],
  ['reason=!%22%22', true],
  ['created_by=dana', true],
  ['created_by=mika', false],
])('%j fits: %s', (search, fits) => {
  expect(matches(task, filtersOf(search), known, NOW)).toBe(fits)
})

it.each([
  ['reason=%22%22', true],
  ['reason=!%22%22', false],
  ['reason=!%22task+was+cancelled%22', true],
])('%j fits a task without a reason: %s', (search, fits) => {
  const succeeded = { ...task, state: 'SUCCEEDED', result: { failure_reason: null } }
  expect(matches(succeeded, filtersOf(search), known, NOW)).toBe(fits)
})

it('asks the API for what it can filter by, with exact instants', () => {
  const filters = filtersOf('states=FAILED&created_ats[gt]=24h&reason=quota&created_by=dana&names=a,b')
  expect(toApiQuery(filters, NOW)).toEqual({
    states: 'FAILED',
    'created_ats[gt]': '2026-11-22T12:00:00Z',
    names: 'a,b',
  })
})
