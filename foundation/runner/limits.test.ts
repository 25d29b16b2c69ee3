import { afterEach, describe, expect, test } from 'vitest'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'
import { probeCgroups } from './cgroup'

const NO_CGROUPS = probeCgroups([])
const EATER = `exec node -e 'const a=[]; setInterval(() => a.push(Buffer.alloc(8e6, 1)), 5)'`

let runner: RunnerUnderTest

afterEach(() => runner.remove())

test('what holds the limits is said', async () => {
  runner = await aRunner({ cgroups: NO_CGROUPS })
  expect(runner.means).toEqual([
    'memory: resident size looked at every 100 ms',
    'disk: file size limit, and the working directory measured every second',
    'processes: counted, 256 a task',
    'tree: process group, session, descendants and an inherited marker',
  ])
})

describe.each([
  ['with what this machine has', undefined],
  ['without control groups', NO_CGROUPS],
])('%s', (_name, cgroups) => {
  test('a task beyond its memory is killed and says so', async () => {
    runner = await aRunner(cgroups === undefined ? {} : { cgroups })
    const task = aTask({ command: EATER, memoryInMb: 128 })
    await runner.run(task)
    const failureReason = 'APP/TASK/migrate: Exited with status 137 (out of memory)'
    expect(await runner.ended(task.guid)).toEqual({ guid: task.guid, state: 'FAILED', failureReason })
    const lines = runner.lines.map((line) => Buffer.from(line.payload).toString())
    expect(lines).toContain('Exit status 137 (out of memory)')
  })

  test('a task within its memory is left alone', async () => {
    runner = await aRunner(cgroups === undefined ? {} : { cgroups })
    const command = `node -e 'const a=Buffer.alloc(30e6, 1); setTimeout(() => console.log(a.length), 500)'`
    const task = aTask({ command, memoryInMb: 256 })
    await runner.run(task)
    expect(await runner.ended(task.guid)).toMatchObject({ state: 'SUCCEEDED' })
  })
})

test('many processes that share their memory count it once', async () => {
  runner = await aRunner({ cgroups: NO_CGROUPS })
  const command = `for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do sleep 0.6 & done; wait`
  const task = aTask({ command, memoryInMb: 24 })
  await runner.run(task)
  expect(await runner.ended(task.guid)).toMatchObject({ state: 'SUCCEEDED' })
})

test('one file can not grow beyond the disk limit', async () => {
  runner = await aRunner()
  const task = aTask({ command: 'head -c 9000000 /dev/zero > big; echo $?; wc -c < big', diskInMb: 4 })
  await runner.run(task)
  await runner.ended(task.guid)
  expect(runner.output().at(-1)).toBe(String(4 * 1024 * 1024))
})

test('many files beyond the disk limit end the task', async () => {
  runner = await aRunner()
  const command = 'for i in 1 2 3 4 5 6; do head -c 3000000 /dev/zero > $i; done; sleep 60'
  const task = aTask({ command, diskInMb: 4 })
  await runner.run(task)
  const failureReason = 'APP/TASK/migrate: Exited with status 137'
  expect(await runner.ended(task.guid)).toEqual({ guid: task.guid, state: 'FAILED', failureReason })
  expect(runner.output()).toContain('Disk quota exceeded')
})

test('a fork bomb is held back or ended', async () => {
  runner = await aRunner()
  const command = 'for i in $(seq 400); do sleep 5 & done; wait'
  const task = aTask({ command })
  await runner.run(task)
  await runner.ended(task.guid)
  const texts = runner.output().join('\n')
  expect(texts).toMatch(/fork|More than 256 processes/i)
})

test('more than 256 processes end a task where nothing holds them back', async () => {
  runner = await aRunner({ cgroups: NO_CGROUPS })
  const task = aTask({ command: 'for i in $(seq 300); do sleep 30 & done; wait' })
  await runner.run(task)
  expect(await runner.ended(task.guid)).toMatchObject({
    failureReason: 'APP/TASK/migrate: Exited with status 137',
  })
  expect(runner.output()).toContain('More than 256 processes')
})
