import { expect, it } from 'vitest'
import { adviseMemory } from './memory-advice'

const run = (memory_in_mb: number, end: 'good' | 'out' | 'bad') => ({
  memory_in_mb,
  state: end === 'good' ? 'SUCCEEDED' : 'FAILED',
  result: { failure_reason: end === 'out' ? 'APP/TASK/a: Exited with status 137 (out of memory)' : null },
})

it('names the smallest limit that never ran out and the largest that did', () => {
  const advice = adviseMemory([
    run(256, 'out'),
    run(512, 'out'),
    run(512, 'good'),
    run(768, 'good'),
    run(1024, 'good'),
  ])
  expect(advice).toMatchObject({ smallestSafe: 768, largestRanOut: 512, runs: 5 })
  expect(advice?.limits).toContainEqual({ memoryInMb: 512, ranOut: 1, succeeded: 1 })
})

it('a limit that ran out under a larger one is not safe', () => {
  expect(adviseMemory([run(256, 'good'), run(512, 'out')])).toMatchObject({ smallestSafe: null })
})

it('says nothing where no run met its limit', () => {
  expect(adviseMemory([run(256, 'good'), run(512, 'bad')])).toBeUndefined()
})
