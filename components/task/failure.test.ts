import { describe, expect, it } from 'vitest'
import { shortReason } from '@/lib/resources/task'
import { exitStatus } from './failure'

describe('the reason in a row', () => {
  const failed = (failure_reason: string | null) =>
    shortReason({ name: 'migrate', result: { failure_reason } })
  it('leaves out the name of its own task', () => {
    expect(failed('APP/TASK/migrate: Exited with status 1')).toBe('Exited with status 1')
  })
  it('is otherwise as the API gives it', () => {
    expect(failed('APP/TASK/other: Exited with status 1')).toBe('APP/TASK/other: Exited with status 1')
    expect(failed('insufficient resources: memory')).toBe('insufficient resources: memory')
  })
  it('is absent where there is none', () => {
    expect(failed(null)).toBeUndefined()
  })
})

describe('the exit status', () => {
  it.each([
    [
      'APP/TASK/x: Exited with status 137 (out of memory)',
      { status: 137, meaning: '128 + 9: ended by SIGKILL.' },
    ],
    ['APP/TASK/x: Exited with status 127', { status: 127, meaning: 'The shell did not find the command.' }],
    ['Exited with status 3', { status: 3, meaning: undefined }],
    ['task was cancelled', undefined],
    ['Exited with status 1234', undefined],
  ])('of "%s" is %j', (reason, wanted) => {
    expect(exitStatus(reason)).toEqual(wanted)
  })
})
