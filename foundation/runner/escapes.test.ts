import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBystander, eventually, ownSeconds, pidsWith } from '../testing/processes'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'
import { probeCgroups } from './cgroup'

/** Whatever the machine has, and the floor that every machine has. */
const MEANS = [
  ['with what this machine has', undefined],
  ['without control groups', probeCgroups([])],
] as const

describe.each(MEANS)('%s', (_name, cgroups) => {
  let runner: RunnerUnderTest

  beforeAll(async () => {
    runner = await aRunner({ maxTasks: 50, ...(cgroups === undefined ? {} : { cgroups }) })
  })

  afterAll(() => runner.remove())

  test.each([
    ['a child in a session of its own', (s: string) => `setsid sleep ${s} & sleep ${s}`, 2],
    ['a child that forked twice', (s: string) => `(setsid sh -c 'sleep ${s} & exit 0' &) ; sleep ${s}`, 2],
    ['a child that emptied its environment', (s: string) => `env -i setsid sleep ${s} & sleep ${s}`, 2],
    ['a hundred children', (s: string) => `for i in $(seq 100); do setsid sleep ${s} & done; wait`, 100],
    ['children of children', (s: string) => `sh -c "sh -c 'setsid sleep ${s} & sleep ${s}'" & wait`, 2],
  ])('%s ends with its task', async (_what, command, count) => {
    const seconds = ownSeconds()
    const sleeping = `sleep\0${seconds}`
    const task = aTask({ command: command(seconds) })
    await runner.run(task)
    await eventually('all children run', () => pidsWith(sleeping).length === count)
    // What left its group and its environment is found only by who looked while its parent lived.
    if (cgroups !== undefined) await sleep(400)
    await runner.cancel(task.guid)
    expect(await runner.ended(task.guid)).toMatchObject({ failureReason: 'task was cancelled' })
    expect(pidsWith(sleeping)).toEqual([])
  })

  test('nothing outlives the first process of a task', async () => {
    const seconds = ownSeconds()
    const task = aTask({
      command: `setsid sleep ${seconds} & (while :; do echo x; sleep 0.05; done) & exit 0`,
    })
    const began = performance.now()
    await runner.run(task)
    expect(await runner.ended(task.guid)).toMatchObject({ state: 'SUCCEEDED' })
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(pidsWith(`sleep\0${seconds}`)).toEqual([])
  })
})

describe('a cancelled task', () => {
  let runner: RunnerUnderTest

  beforeAll(async () => {
    runner = await aRunner({ maxTasks: 100 })
  })

  afterAll(() => runner.remove())

  test('has ten seconds to end by itself', async () => {
    const task = aTask({
      command: `trap 'echo tidying; sleep 1; echo tidied; exit 0' TERM; while :; do sleep 0.1; done`,
    })
    await runner.run(task)
    await sleep(300)
    await runner.cancel(task.guid)
    expect(await runner.ended(task.guid)).toMatchObject({ failureReason: 'task was cancelled' })
    expect(runner.output()).toEqual(expect.arrayContaining(['tidying', 'tidied']))
  })

  test('is killed after ten seconds', async () => {
    const seconds = ownSeconds()
    const task = aTask({ command: `trap '' TERM; setsid sleep ${seconds} & while :; do sleep 1; done` })
    await runner.run(task)
    await eventually('it runs', () => pidsWith(`sleep\0${seconds}`).length === 1)
    const began = performance.now()
    expect(await runner.cancel(task.guid)).toEqual({ kind: 'asked' })
    expect(await runner.cancel(task.guid)).toEqual({ kind: 'asked' })
    expect(await runner.ended(task.guid)).toMatchObject({ failureReason: 'task was cancelled' })
    expect(performance.now() - began).toBeGreaterThan(9_500)
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(pidsWith(`sleep\0${seconds}`)).toEqual([])
    const lines = runner.lines.map((line) => Buffer.from(line.payload).toString())
    expect(lines).toContain('Exit status 137 (exceeded 10s graceful shutdown interval)')
  })

  test('of many takes its own processes along and nobody else', async () => {
    const seconds = ownSeconds()
    const bystander = aBystander()
    const tasks = Array.from({ length: 30 }, () =>
      aTask({ command: `setsid sleep ${seconds} & sleep ${seconds}` }),
    )
    await Promise.all(tasks.map((task) => runner.run(task)))
    await eventually('all run', () => pidsWith(`sleep\0${seconds}`).length === 60)
    await Promise.all(tasks.map((task) => runner.cancel(task.guid)))
    await Promise.all(tasks.map((task) => runner.ended(task.guid, 60_000)))
    expect(pidsWith(`sleep\0${seconds}`)).toEqual([])
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
    bystander.kill('SIGKILL')
  })
})
