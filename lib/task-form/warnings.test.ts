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
  const all = { readAt: '2026-11-24T00:00:00Z', space: 'production', organization: 'acme', quotas: {} }
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

it('a missing role is named with its space and with who has it', () => {
  expect(texts({ missing: { kind: 'role', developers: ['ada', 'ben'] } })).toEqual([
    'You may not create tasks here. Creating tasks takes the role space developer in the space production. Who has it: ada, ben.',
  ])
  expect(texts({ missing: { kind: 'role' } })[0]).toContain('A space manager can give it.')
})

it('a sign-in that may only read is said', () => {
  expect(texts({ missing: { kind: 'scope' } })[0]).toContain('may only read')
})

it('the operators’ own words stand beside ours', () => {
  expect(texts({ switchedOff: { message: 'Maintenance until noon' } })).toEqual([
    'Creating tasks is switched off on this foundation. An administrator can switch it on. (Maintenance until noon)',
  ])
})

it.each([
  ['organization', 'The organization acme is suspended'],
  ['space', 'The space production is suspended'],
] as const)('a suspended %s is named', (suspended, text) => {
  expect(texts({ suspended })[0]).toContain(text)
})

it('each limit that would be exceeded is said with what is missing', () => {
  expect(texts({ quotas: { space: quota } }, { memoryMb: 512 })).toEqual([
    'Memory of space production: 256 MB short, so the API would refuse it now. Ask for less, or wait until something there ends.',
    'Tasks at once in space production: 1 short, so the API would refuse it now. Wait until one ends.',
  ])
})
