import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { eventually, ownSeconds, pidsWith } from '../testing/processes'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'
import { unreachableRunner } from './runner'

let runner: RunnerUnderTest

afterEach(() => runner.remove())

test('beyond the number of tasks they wait for their turn, in order', async () => {
  runner = await aRunner({ maxTasks: 1 })
  const tasks = ['first', 'second', 'third'].map((name) =>
    aTask({ name, command: `echo ${name}; sleep 0.1` }),
  )
  const answers = []
  for (const task of tasks) answers.push((await runner.run(task)).kind)
  expect(answers).toEqual(['running', 'queued', 'queued'])
  for (const task of tasks) expect(await runner.ended(task.guid)).toMatchObject({ state: 'SUCCEEDED' })
  expect(runner.output()).toEqual(['first', 'second', 'third'])
  expect(runner.started).toEqual(tasks.slice(1).map(({ guid }) => guid))
  expect(runner.ends.map(({ guid }) => guid)).toEqual(tasks.map(({ guid }) => guid))
})

test('the start of a waiting task is told before its end', async () => {
  const told: string[] = []
  const slowly = async (text: string) => {
    await sleep(200)
    told.push(text)
  }
  runner = await aRunner({ maxTasks: 1, onRunning: () => slowly('running') })
  const [first, second] = [aTask({ command: 'true' }), aTask({ command: 'true' })]
  await runner.run(first)
  await runner.run(second)
  await runner.ended(second.guid)
  expect(told).toEqual(['running'])
})

test('a waiting task that is cancelled never runs', async () => {
  runner = await aRunner({ maxTasks: 1 })
  const [first, second] = [aTask({ command: 'sleep 60' }), aTask({ command: 'echo never' })]
  await runner.run(first)
  await runner.run(second)
  expect(await runner.cancel(second.guid)).toEqual({ kind: 'asked' })
  expect(await runner.ended(second.guid)).toMatchObject({ failureReason: 'task was cancelled' })
  await runner.cancel(first.guid)
  await runner.ended(first.guid)
  expect(runner.output()).toEqual([])
  expect(await runner.cancel(second.guid)).toEqual({ kind: 'unknown' })
})

test('a cancel while the task is being started is not lost', async () => {
  runner = await aRunner()
  const task = aTask({ command: 'sleep 60' })
  const started = runner.run(task)
  expect(await runner.cancel(task.guid)).toEqual({ kind: 'asked' })
  expect(await started).toEqual({ kind: 'running' })
  expect(await runner.ended(task.guid)).toMatchObject({ failureReason: 'task was cancelled' })
})

test('stopping ends what runs and what waits and tells of each once', async () => {
  runner = await aRunner({ maxTasks: 1 })
  const seconds = ownSeconds()
  const [first, second] = [
    aTask({ command: `setsid sleep ${seconds} & sleep ${seconds}` }),
    aTask({ command: 'true' }),
  ]
  await runner.run(first)
  await runner.run(second)
  await eventually('it runs', () => pidsWith(`sleep\0${seconds}`).length === 2)
  await runner.stop()
  expect(pidsWith(`sleep\0${seconds}`)).toEqual([])
  const failureReason = 'cell disappeared before completion'
  const reported = runner.ends.toSorted(
    (a, b) =>
      [first, second].findIndex((t) => t.guid === a.guid) -
      [first, second].findIndex((t) => t.guid === b.guid),
  )
  expect(reported).toEqual([first, second].map(({ guid }) => ({ guid, state: 'FAILED', failureReason })))
})

test('each of many short tasks ends once', async () => {
  runner = await aRunner({ maxTasks: 10 })
  const tasks = Array.from({ length: 60 }, (_, index) => aTask({ command: `exit ${index % 2}` }))
  await Promise.all(tasks.map((task) => runner.run(task)))
  for (const [index, task] of tasks.entries())
    expect((await runner.ended(task.guid)).state).toBe(index % 2 === 0 ? 'SUCCEEDED' : 'FAILED')
  expect(runner.ends).toHaveLength(60)
})

test('a task that can not be started does not hold up the next', async () => {
  runner = await aRunner({ maxTasks: 1 })
  const impossible = aTask({ command: 'true', environment: { HUGE: 'x'.repeat(200_000) } })
  const [waiting, last] = [
    aTask({ command: 'true', environment: impossible.environment }),
    aTask({ command: 'echo last' }),
  ]
  const answers = await Promise.all([runner.run(impossible), runner.run(waiting), runner.run(last)])
  expect(answers.map(({ kind }) => kind)).toEqual(['refused', 'queued', 'queued'])
  expect(await runner.ended(waiting.guid)).toMatchObject({ failureReason: 'spawn E2BIG' })
  expect(await runner.ended(last.guid)).toMatchObject({ state: 'SUCCEEDED' })
  expect(runner.ends).toHaveLength(2)
})

test('a stopped runner takes nothing more', async () => {
  runner = await aRunner()
  await runner.stop()
  expect(await runner.run(aTask({ command: 'true' }))).toMatchObject({ kind: 'unavailable' })
})

test('a runner that is off says so at once', async () => {
  runner = await aRunner({ mode: 'off' })
  const unavailable = { kind: 'unavailable', text: 'execution expired' }
  expect(await runner.run(aTask({ command: 'true' }))).toEqual(unavailable)
  expect(await runner.cancel('any')).toEqual(unavailable)
})

test('a slow runner says so after a while, or when it is stopped', async () => {
  runner = await aRunner({ mode: 'slow' })
  const slow = unreachableRunner('slow', 200)
  const began = performance.now()
  expect(await slow.run()).toEqual({ kind: 'unavailable', text: 'execution expired' })
  expect(performance.now() - began).toBeGreaterThan(190)
  const waiting = runner.run(aTask({ command: 'true' }))
  await runner.stop()
  expect(await waiting).toEqual({ kind: 'unavailable', text: 'execution expired' })
})
