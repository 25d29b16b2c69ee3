import { expect, it } from 'vitest'
import { type Task, taskSchema } from '../resources/task'
import { runningAlike } from './running-alike'

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
