import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBystander, eventually, ownSeconds, pidsWith } from '../testing/processes'
import { aRunner, aTask } from '../testing/runner'
import { bootId, writeRecord } from './records'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Beside the packages that the bundle leaves out.
const program = join(root, 'node_modules', `.runner-test-${process.pid}.mjs`)
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'runner-'))
  const entryPoints = [join(root, 'foundation/testing/program.ts')]
  await build({
    entryPoints,
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
})

afterAll(async () => {
  await rm(program, { force: true })
  await rm(dir, { recursive: true, force: true })
})

/** Runs the program with a descriptor left open, so high that Node does not close it by itself; keeps what it prints. */
function run(command: string): { child: ChildProcess; output: () => string } {
  const shell = `exec 77</dev/null; exec "$0" "$@"`
  const child = spawn('bash', ['-c', shell, process.execPath, program, dir, command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout?.on('data', (chunk) => {
    text += chunk
  })
  return { child, output: () => text }
}

test('what a killed foundation left running is killed by the next one, and nothing else', async () => {
  const seconds = ownSeconds()
  const sleeping = `sleep\0${seconds}`
  const bystander = aBystander()
  const { child, output } = run(`setsid sleep ${seconds} & (setsid sleep ${seconds} &); sleep ${seconds}`)
  await eventually('it runs', () => output().includes('taken') && pidsWith(sleeping).length === 3)
  child.kill('SIGKILL')
  await eventually('it is gone', () => child.signalCode !== null)
  expect(pidsWith(sleeping)).toHaveLength(3)
  const runner = await aRunner({ dir })
  expect(pidsWith(sleeping)).toEqual([])
  expect(await readdir(join(dir, 'records'))).toEqual([])
  expect(await readdir(join(dir, 'work'))).toEqual([])
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
  bystander.kill('SIGKILL')
  await runner.stop()
})

test('a task gets three descriptors and none of what the foundation was given', async () => {
  const { child, output } = run('ls /proc/$$/fd')
  await eventually('it ends', () => output().includes('Exit status'))
  child.kill('SIGKILL')
  const descriptors = output()
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
  expect(descriptors).toEqual(['0', '1', '2'])
})

test('records of an earlier boot kill nobody', async () => {
  const bystander = aBystander()
  const leader = { pid: bystander.pid ?? 0, startedAt: '1' }
  await writeRecord(join(dir, 'records'), { guid: 'a', marker: 'b', boot: 'another', leader, cgroups: [] })
  const sameBoot = { guid: 'c', marker: 'd', boot: bootId(), leader, cgroups: [] }
  await writeRecord(join(dir, 'records'), sameBoot)
  const runner = await aRunner({ dir })
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
  expect(await readdir(join(dir, 'records'))).toEqual([])
  bystander.kill('SIGKILL')
  const task = aTask({ command: 'true' })
  await runner.run(task)
  expect(await runner.ended(task.guid)).toMatchObject({ state: 'SUCCEEDED' })
  await runner.stop()
})
