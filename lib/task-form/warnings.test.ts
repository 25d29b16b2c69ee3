import { expect, it } from 'vitest'
import type { TaskChecks } from '../queries/task-checks'
import { type Task, taskSchema } from '../resources/task'
import { type PlaceFindings, placeWarnings, runningAlike, warningsOf } from './warnings'

const quota = {
  name: 'production',
  total_memory_in_mb: 2048,
  per_process_memory_in_mb: null,
  per_app_tasks: 3,
  used: { memory_in_mb: 1792, per_app_tasks: 3 },
}

function texts(checks: Partial<TaskChecks>, memoryMb?: number): string[] {
  const all = { readAt: '2026-11-24T00:00:00Z', warnings: [], quotas: {} }
  return warningsOf({ ...all, ...checks }, memoryMb).map(({ text, said }) =>
    said === undefined ? text : `${text} (${said})`,
  )
}

it('what is not known is not warned of', () => expect(texts({})).toEqual([]))

it('what speaks against any task comes first', () => {
  expect(texts({ quotas: { space: quota }, warnings: [{ text: 'No', said: 'never' }] })[0]).toBe('No (never)')
})

it('each limit that would be exceeded is said with what is missing', () => {
  expect(texts({ quotas: { space: quota } }, 512)).toEqual([
    'Memory of space production: 256 MB short, so the API would refuse it now. Ask for less, or wait until something there ends.',
    'Tasks at once in space production: 1 short, so the API would refuse it now. Wait until one ends.',
  ])
})

const textsOfPlace = (found: Partial<PlaceFindings>): string[] =>
  placeWarnings({ space: 'production', organization: 'acme', ...found }).map(({ text, said }) =>
    said === undefined ? text : `${text} (${said})`,
  )

it('what is not known is not warned of', () => expect(textsOfPlace({})).toEqual([]))

it('a missing role is named with its space and with who has it', () => {
  expect(textsOfPlace({ missing: { kind: 'role', developers: ['ada', 'ben'] } })).toEqual([
    'You may not create tasks here. Creating tasks takes the role space developer in the space production. Who has it: ada, ben.',
  ])
  expect(textsOfPlace({ missing: { kind: 'role' } })[0]).toContain('A space manager can give it.')
})

it('a sign-in that may only read is said', () => {
  expect(textsOfPlace({ missing: { kind: 'scope' } })[0]).toContain('may only read')
})

it('the operators’ own words stand beside ours', () => {
  expect(textsOfPlace({ switchedOff: { message: 'Maintenance until noon' } })).toEqual([
    'Creating tasks is switched off on this foundation. An administrator can switch it on. (Maintenance until noon)',
  ])
})

it.each([
  ['organization', 'The organization acme is suspended'],
  ['space', 'The space production is suspended'],
] as const)('a suspended %s is named', (suspended, text) => {
  expect(textsOfPlace({ suspended })[0]).toContain(text)
})

function aTask(change: object): Task {
  return taskSchema.parse({
    guid: 'f1f2a7be-2320-40f7-ac06-9e964e64a2c6',
    sequence_id: 1,
    name: 'migrate',
    command: 'bin/rake db:migrate',
    state: 'RUNNING',
    memory_in_mb: 512,
    disk_in_mb: 512,
    relationships: { app: { data: { guid: 'eeeeeeee-0000-4000-8000-000000000001' } } },
    created_at: '2026-11-23T20:44:39Z',
    updated_at: '2026-11-23T20:44:39Z',
    ...change,
  })
}

function alike(change: object): string[] {
  const typed = { name: 'Migrate', command: 'bin/rake db:migrate' }
  return runningAlike(typed, [aTask(change)]).map(({ same }) => same)
}

it('the same command counts before the same name', () => expect(alike({})).toEqual(['command']))
it('names are compared without case', () => expect(alike({ command: 'other' })).toEqual(['name']))
it('a hidden command is not compared', () => expect(alike({ name: 'other', command: undefined })).toEqual([]))
it('a task that ended is none', () => expect(alike({ state: 'FAILED' })).toEqual([]))
it('nothing typed is like nothing', () => {
  expect(runningAlike({ name: '', command: '' }, [aTask({ name: '', command: '' })])).toEqual([])
})
