import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'

let runner: RunnerUnderTest

beforeAll(async () => {
  runner = await aRunner()
})

afterAll(() => runner.remove())

test('a command runs, its lines are given on and it succeeds', async () => {
  const task = aTask({ command: 'echo hi; echo ho >&2; echo hu > /dev/stderr' })
  expect(await runner.run(task)).toEqual({ kind: 'running' })
  expect(await runner.ended(task.guid)).toEqual({ guid: task.guid, state: 'SUCCEEDED' })
  const lines = runner.lines.filter((line) => line.sourceType === 'APP/TASK/migrate')
  const texts = lines.map((line) => `${line.type} ${Buffer.from(line.payload).toString()}`)
  expect(texts.filter((text) => text.startsWith('OUT'))).toEqual(['OUT hi', 'OUT Exit status 0'])
  expect(texts.filter((text) => text.startsWith('ERR'))).toEqual(['ERR ho', 'ERR hu'])
})

test.each([
  ['exit 3', 'Exited with status 3'],
  ['no-such-command', 'Exited with status 127'],
  ['kill -9 $$', 'Exited with status 137'],
  ['-x', 'Exited with status 127'],
])('%s fails the task: %s', async (command, reason) => {
  const task = aTask({ command })
  await runner.run(task)
  const failureReason = `APP/TASK/migrate: ${reason}`
  expect(await runner.ended(task.guid)).toEqual({ guid: task.guid, state: 'FAILED', failureReason })
})

test('a task beyond its memory says so', async () => {
  const task = aTask({
    command: `exec node -e 'const a=[]; for(;;) a.push(Buffer.alloc(1e6,1))'`,
    memoryInMb: 64,
  })
  await runner.run(task)
  const failureReason = 'APP/TASK/migrate: Exited with status 137 (out of memory)'
  expect(await runner.ended(task.guid)).toEqual({ guid: task.guid, state: 'FAILED', failureReason })
})

test('a cancelled task ends as cancelled', async () => {
  const task = aTask({ command: 'sleep 100' })
  await runner.run(task)
  expect(await runner.cancel(task.guid)).toEqual({ kind: 'asked' })
  const failureReason = 'task was cancelled'
  expect(await runner.ended(task.guid)).toEqual({ guid: task.guid, state: 'FAILED', failureReason })
  expect(await runner.cancel(task.guid)).toEqual({ kind: 'unknown' })
})

test('nothing of a task stays in its folder, however it was left', async () => {
  const command = 'mkdir -p a/b && touch a/b/c && ln -s / a/root && chmod 000 a && chmod 500 .'
  const task = aTask({ command })
  await runner.run(task)
  expect(await runner.ended(task.guid)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await readdir(join(runner.dir, 'work'))).toEqual([])
  expect(await readdir(join(runner.dir, 'records'))).toEqual([])
})
