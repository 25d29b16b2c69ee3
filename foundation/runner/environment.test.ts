import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'

let runner: RunnerUnderTest

beforeAll(async () => {
  runner = await aRunner()
})

afterEach(() => vi.unstubAllEnvs())

afterAll(() => runner.remove())

async function variablesOf(environment: Record<string, string>): Promise<Map<string, string>> {
  const task = aTask({ command: 'env', environment, cfApi: 'http://127.0.0.1:1' })
  const before = runner.output().length
  await runner.run(task)
  await runner.ended(task.guid)
  const lines = runner.output().slice(before)
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

test('a task sees its own variables and nothing of the foundation', async () => {
  for (const name of [
    'SESSION_SECRET',
    'DATABASE_URL',
    'FOUNDATION_PASSWORD',
    'NODE_OPTIONS',
    'npm_config_x',
  ])
    vi.stubEnv(name, 'secret')
  const variables = await variablesOf({ GREETING: 'hello world' })
  expect([...variables.keys()].toSorted()).toEqual([
    'CF_INSTANCE_ADDR',
    'CF_INSTANCE_GUID',
    'CF_INSTANCE_INTERNAL_IP',
    'CF_INSTANCE_IP',
    'CF_INSTANCE_PORT',
    'CF_INSTANCE_PORTS',
    'CF_TASK_MARK',
    'GREETING',
    'HOME',
    'LANG',
    'MEMORY_LIMIT',
    'PATH',
    'PWD',
    'TMPDIR',
    'USER',
    'VCAP_APPLICATION',
    'VCAP_SERVICES',
  ])
  expect(variables.get('GREETING')).toBe('hello world')
  expect(variables.get('MEMORY_LIMIT')).toBe('256m')
  expect(variables.get('HOME')).toMatch(new RegExp(`^${join(runner.dir, 'work')}/[\\w-]+/app$`))
  expect(variables.get('TMPDIR')).toMatch(new RegExp(`^${join(runner.dir, 'work')}/[\\w-]+/tmp$`))
})

test('VCAP_APPLICATION has what the Cloud Controller writes there', async () => {
  const variables = await variablesOf({})
  const application: unknown = JSON.parse(variables.get('VCAP_APPLICATION') ?? '')
  const version = expect.stringMatching(/^[\da-f-]{36}$/)
  expect(application).toEqual({
    cf_api: 'http://127.0.0.1:1',
    limits: { fds: 16384, mem: 256, disk: 1024 },
    application_name: 'shop',
    application_uris: [],
    name: 'shop',
    space_name: 'production',
    space_id: '0b4d1e6e-5b0e-4d7c-8d2a-000000000002',
    organization_id: '0b4d1e6e-5b0e-4d7c-8d2a-000000000003',
    organization_name: 'retail',
    uris: [],
    users: null,
    application_id: '0b4d1e6e-5b0e-4d7c-8d2a-000000000001',
    version,
    application_version: version,
  })
})

test('an app sets PATH and LANG, but neither home nor limit', async () => {
  const own = { PATH: '/usr/bin:/bin', LANG: 'C', HOME: '/', MEMORY_LIMIT: '1m', CF_TASK_MARK: 'x' }
  const variables = await variablesOf(own)
  expect(variables.get('PATH')).toBe(own.PATH)
  expect(variables.get('LANG')).toBe('C')
  expect(variables.get('HOME')).not.toBe('/')
  expect(variables.get('MEMORY_LIMIT')).toBe('256m')
  expect(variables.get('CF_TASK_MARK')).not.toBe('x')
})

test('variables that the system can not take refuse the task', async () => {
  const answer = await runner.run(aTask({ command: 'true', environment: { HUGE: 'x'.repeat(200_000) } }))
  expect(answer).toEqual({ kind: 'refused', text: 'spawn E2BIG' })
})

test('a task starts with the limits that it is told', async () => {
  const task = aTask({ command: 'ulimit -c; umask; cat /proc/self/oom_score_adj' })
  const before = runner.output().length
  await runner.run(task)
  await runner.ended(task.guid)
  expect(runner.output().slice(before)).toEqual(['0', '0022', '500'])
})
