import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeTooOld } from '../node-version.mjs'
import { fingerprint } from './fingerprint.mjs'
import { installedAsLocked } from './install.mjs'
import { run } from './run.mjs'

describe('nodeTooOld', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('takes %s', (version) => {
    expect(nodeTooOld(version)).toBe('')
  })

  it.each(['v12.22.0', 'v18.20.4', 'v20.9.0', 'v20.18.3'])(
    'names what is needed instead of %s',
    (version) => {
      expect(nodeTooOld(version)).toBe(`This program needs Node 20.19 or newer; this is ${version}.`)
    },
  )
})

describe('fingerprint', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'print-'))
    mkdirSync(join(root, 'app/tasks'), { recursive: true })
    writeFileSync(join(root, 'app/tasks/page.tsx'), 'one')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('changes with a content and with a name, not with a time or a test', () => {
    const before = fingerprint(root, ['app', 'missing.json'])
    writeFileSync(join(root, 'app/tasks/page.tsx'), 'one')
    writeFileSync(join(root, 'app/tasks/page.test.ts'), 'test')
    expect(fingerprint(root, ['app', 'missing.json'])).toBe(before)
    writeFileSync(join(root, 'app/tasks/page.tsx'), 'two')
    const changed = fingerprint(root, ['app', 'missing.json'])
    writeFileSync(join(root, 'app/tasks/layout.tsx'), '')
    expect(new Set([before, changed, fingerprint(root, ['app', 'missing.json'])]).size).toBe(3)
  })
})

describe('installedAsLocked', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { integrity: 'sha512-a' },
      'node_modules/b': { integrity: 'sha512-b', optional: true },
    },
  }

  it("takes what npm recorded, other systems' packages apart", () => {
    expect(installedAsLocked(lock, { packages: { 'node_modules/a': { integrity: 'sha512-a' } } })).toBe(true)
  })

  it('wants another installation for another version, a missing package or no record', () => {
    expect(installedAsLocked(lock, { packages: { 'node_modules/a': { integrity: 'sha512-old' } } })).toBe(
      false,
    )
    expect(installedAsLocked(lock, { packages: {} })).toBe(false)
    expect(installedAsLocked(lock, undefined)).toBe(false)
  })
})

describe('run', () => {
  it('gives the exit code, and 1 for a program that is not there', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toBe(3)
    expect(await run('/no/such/program', [])).toBe(1)
  })

  it('takes what it runs along when it is ended itself', async () => {
    const module = JSON.stringify(new URL('./run.mjs', import.meta.url).href)
    const inner = `console.log(process.pid); setInterval(() => {}, 1000)`
    const code = `const { run } = await import(${module}); await run(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    const outer = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(outer.stdout, 'data')
    outer.kill('SIGTERM')
    await once(outer, 'close')
    expect(outer.exitCode).toBe(143)
    expect(() => process.kill(Number(line), 0)).toThrow('ESRCH')
  })

  it('ends what takes too long', async () => {
    expect(await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { withinMs: 200 })).toBe(1)
  })
})
