import { expect, it } from 'vitest'
import type { TaskChecks } from '../queries/task-checks'
import { warningsOf } from './warnings'

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
