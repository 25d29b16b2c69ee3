import { expect, it } from 'vitest'
import { type Task, taskSchema } from '../resources/task'
import { usedBefore } from './used-before'

function aTask(name: string, labels: object = {}, annotations: object = {}): Task {
  return taskSchema.parse({
    guid: crypto.randomUUID(),
    sequence_id: 1,
    name,
    state: 'SUCCEEDED',
    memory_in_mb: 512,
    disk_in_mb: 512,
    relationships: { app: { data: { guid: 'eeeeeeee-0000-4000-8000-000000000001' } } },
    metadata: { labels, annotations },
    created_at: '2026-11-23T20:44:39Z',
    updated_at: '2026-11-23T20:44:39Z',
  })
}

it('gives first what was used most, then what was used last', () => {
  const tasks = [
    aTask('third', { env: 'prod', team: 'core' }, { runbook: 'r' }),
    aTask('first', { team: 'shop' }, { note: 'n' }),
    aTask('first', { team: 'core' }, { note: 'n' }),
  ]
  expect(usedBefore(tasks, [])).toEqual({
    names: ['first', 'third'],
    labels: [
      { key: 'team', values: ['core', 'shop'] },
      { key: 'env', values: ['prod'] },
    ],
    annotations: ['note', 'runbook'],
  })
})

it('leaves out keys that no operator gave', () => {
  const labels = { 'task-console-submission': 'x', 'korifi.cloudfoundry.org/app': 'y', __proto__: 'z' }
  expect(usedBefore([aTask('a', labels)], ['task-console-submission']).labels).toEqual([])
  const own = JSON.parse('{"__proto__":"z"}')
  expect(usedBefore([aTask('a', own)], []).labels).toEqual([{ key: '__proto__', values: ['z'] }])
})

it('an empty value is none to offer', () => {
  expect(usedBefore([aTask('a', { flag: '' })], []).labels).toEqual([{ key: 'flag', values: [] }])
})
