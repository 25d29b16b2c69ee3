import { expect, it } from 'vitest'
import type { TaskChecks } from '../queries/task-checks-schema'
import { type Asked, warningsOf } from './warnings'

const quota = {
  name: 'production',
  total_memory_in_mb: 2048,
  per_process_memory_in_mb: null,
  per_app_tasks: 3,
  used: { memory_in_mb: 1792, per_app_tasks: 3 },
}

function texts(checks: Partial<TaskChecks>, asked: Partial<Asked> = {}): string[] {
  const all = { readAt: '2026-11-24T00:00:00Z', warnings: [], quotas: {} }
  return warningsOf({ ...all, ...checks }, { droplet: '', memoryMb: undefined, ...asked }).map(
    ({ text, said }) => (said === undefined ? text : `${text} (${said})`),
  )
}

it('what is not known is not warned of', () => expect(texts({})).toEqual([]))

it('a missing droplet is said until one is chosen', () => {
  expect(texts({ isWithoutDroplet: true })).toEqual([
    'This app has no current droplet. Choose a droplet, or push the app first.',
  ])
  expect(texts({ isWithoutDroplet: true }, { droplet: 'd' })).toEqual([])
})

it('what speaks against any task comes first', () => {
  expect(texts({ isWithoutDroplet: true, warnings: [{ text: 'No', said: 'never' }] })[0]).toBe('No (never)')
})

it('each limit that would be exceeded is said with what is missing', () => {
  expect(texts({ quotas: { space: quota } }, { memoryMb: 512 })).toEqual([
    'Memory of space production: 256 MB short, so the API would refuse it now. Ask for less, or wait until something there ends.',
    'Tasks at once in space production: 1 short, so the API would refuse it now. Wait until one ends.',
  ])
})
