import { expect, it } from 'vitest'
import { taskSchema } from '../resources/task'
import { CHOSEN_COLUMNS } from './address'
import { writeTasks } from './export'

const at = '2026-11-23T10:00:00Z'
const made = (more: object) =>
  taskSchema.parse({
    guid: 'g-1',
    sequence_id: 3,
    name: '=nightly',
    state: 'SUCCEEDED',
    memory_in_mb: 32,
    disk_in_mb: 64,
    result: { failure_reason: null },
    relationships: { app: { data: { guid: 'a-1' } } },
    metadata: { labels: { env: 'prod', own: 'x', tier: '1' }, annotations: {} },
    created_at: at,
    updated_at: '2026-11-23T10:00:04Z',
    ...more,
  })
const list = { apps: [], total: 2, unreadable: [], broken: [] }
const running = { guid: 'g-2', state: 'RUNNING', memory_in_mb: null, metadata: { labels: {} } }
const tasks = [made({}), made(running)]

it('has numbers and null in JSON', () => {
  const rows = JSON.parse(writeTasks('json', { ...list, tasks }, CHOSEN_COLUMNS, 'own'))
  const first = {
    guid: 'g-1',
    sequence_id: 3,
    state: 'SUCCEEDED',
    name: '=nightly',
    app: null,
    space: null,
    organization: null,
    app_guid: 'a-1',
    created_at: at,
    updated_at: '2026-11-23T10:00:04Z',
    duration_s: 4,
    memory_in_mb: 32,
    disk_in_mb: 64,
    failure_reason: null,
    labels: { env: 'prod', tier: '1' },
  }
  const second = { guid: 'g-2', state: 'RUNNING', duration_s: null, memory_in_mb: null, labels: {} }
  expect(rows).toEqual([first, { ...first, ...second }])
})

it('has texts in CSV, empty where nothing is told', () => {
  expect(
    writeTasks('csv', { ...list, tasks }, ['duration', 'memory', 'reason', 'labels'], 'own').split('\r\n'),
  ).toEqual([
    '"guid","sequence_id","state","name","duration_s","memory_in_mb","failure_reason","labels"',
    `"g-1","3","SUCCEEDED","'=nightly","4","32","","env=prod tier=1"`,
    `"g-2","3","RUNNING","'=nightly","","","",""`,
    '',
  ])
})
