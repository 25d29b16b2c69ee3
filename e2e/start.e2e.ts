import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

// The folder's first start creates two databases; the other tests are about starting again in it.
test.describe.configure({ mode: 'serial', timeout: 150_000 })

const started: Started[] = []
let folder = ''

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})
// Killing npm would leave what it started alive.
test.afterEach(async () => {
  for (const one of started.splice(0)) {
    one.child.kill('SIGTERM')
    await one.ended
  }
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Started = { child: ChildProcess; output(): string; ended: Promise<number | null> }

/** `npm start` as a person types it, with nothing set but what the test needs. */
function start(settings: Record<string, string> = {}, command = ['npm', 'start']): Started {
  const { PATH = '', HOME = '' } = process.env
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: { NODE_ENV: 'production', PATH, HOME, DATA_DIR: folder, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  const one = { child, output: () => text, ended: once(child, 'close').then(() => child.exitCode) }
  started.push(one)
  return one
}

async function addressesOf(one: Started) {
  await expect.poll(one.output, { timeout: 120_000 }).toContain('CF Task Console is ready at')
  const found = (pattern: RegExp) => pattern.exec(one.output())?.[1] ?? ''
  return { console: found(/is ready at (\S+)/), foundation: found(/listening on (\S+)/) }
}

const isGone = (address: string) =>
  fetch(address).then(
    () => false,
    () => true,
  )

test('npm start answers, and SIGTERM to npm ends everything', async () => {
  const one = start()
  const address = await addressesOf(one)
  expect((await fetch(`${address.console}/login`)).status).toBe(200)
  expect((await fetch(`${address.console}/readyz`)).status).toBe(200)
  one.child.kill('SIGTERM')
  expect(await one.ended).toBe(0)
  expect([await isGone(address.console), await isGone(address.foundation)]).toEqual([true, true])
})

test('a second npm start creates nothing', async () => {
  const one = start()
  const first = await addressesOf(one)
  expect(one.output()).not.toMatch(/Installing|Building/)
  one.child.kill('SIGTERM')
  await one.ended
  const again = await addressesOf(start())
  expect(again.foundation).toBe(first.foundation)
})

test('a taken port or folder is one line', { tag: '@F32' }, async () => {
  const one = start()
  const address = await addressesOf(one)
  const port = new URL(address.console).port
  const second = start({ PORT: port, DATA_DIR: join(folder, 'other') })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`PORT ${port} of 127.0.0.1 is already taken`)
  const third = start()
  expect(await third.ended).toBe(1)
  expect(third.output()).toContain(`DATA_DIR ${folder} is in use by another console.`)
  expect((await fetch(`${address.console}/readyz`)).status).toBe(200)
})

test('wrong settings are told by name, all at once', async () => {
  const one = start({ PORT: 'http', CF_REQUEST_TIMEOUT_MS: '-1', DATA_DIR: join(folder, 'never') })
  expect(await one.ended).toBe(1)
  expect(one.output()).toMatch(/^PORT must be/m)
  expect(one.output()).toMatch(/^CF_REQUEST_TIMEOUT_MS must be/m)
  expect(existsSync(join(folder, 'never'))).toBe(false)
})

test('a wrong setting of the foundation is one line', async () => {
  const one = start({ FOUNDATION_MAX_TASKS: 'many' })
  expect(await one.ended).toBe(1)
  expect(one.output()).toMatch(/^FOUNDATION_MAX_TASKS must be/m)
  expect(one.output()).not.toContain('did not start')
})

test('a killed console takes its foundation with it', { tag: '@S75' }, async () => {
  const one = start({}, [process.execPath, 'scripts/start.mjs'])
  const address = await addressesOf(one)
  one.child.kill('SIGUSR1')
  expect((await fetch(`${address.console}/healthz`)).status).toBe(200)
  expect(one.output()).not.toContain('Debugger listening')
  one.child.kill('SIGKILL')
  await one.ended
  await expect.poll(() => isGone(address.foundation), { timeout: 15_000 }).toBe(true)
  const next = await addressesOf(start())
  expect((await fetch(`${next.console}/readyz`)).status).toBe(200)
})
