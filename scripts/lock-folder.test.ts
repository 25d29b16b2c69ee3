import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './lock-folder.mjs'

const MODULE = pathToFileURL(join(import.meta.dirname, 'lock-folder.mjs')).href

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process of its own that takes the folder, says what came of it and stays. */
const holder = async (dir: string) => (await started(dir)).holder

/**
 * Such a process, as soon as it stands still for a second and a half before its first call of that function of fs, or has
 * said what came of it.
 */
async function started(dir: string, standsStillBefore = '') {
  const code = `process.on('SIGTERM', () => process.exit(0))
    const { default: fs } = await import('node:fs')
    const { syncBuiltinESMExports } = await import('node:module')
    const slow = ${JSON.stringify(standsStillBefore)}
    const call = fs[slow]
    let hasStood = false
    if (slow !== '') fs[slow] = (...args) => {
      if (hasStood) return call(...args)
      hasStood = true
      fs.writeSync(1, 'still\\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500)
      return call(...args)
    }
    syncBuiltinESMExports()
    const { lockFolder } = await import(${JSON.stringify(MODULE)})
    const lock = await lockFolder(${JSON.stringify(dir)})
    console.log(lock.kind)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const line = async () => String((await lines.next()).value)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await once(child, 'close')
  }
  const first = await line()
  const said = async () => ({ kind: first === 'still' ? await line() : first, end })
  return { holder: said() }
}

async function released(dir: string) {
  const lock = await lockFolder(dir)
  if (lock.kind === 'locked') await lock.release()
  return lock.kind
}

describe('lockFolder', () => {
  it('refuses a folder that another process holds, and gives it after that process ended', async () => {
    const other = await holder(folder)
    expect(other.kind).toBe('locked')
    expect(await released(folder)).toBe('taken')
    await other.end('SIGTERM')
    expect(await released(folder)).toBe('locked')
  })

  it('gives the folder of a holder that was killed with SIGKILL', async () => {
    const other = await holder(folder)
    await other.end('SIGKILL')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(await released(folder)).toBe('locked')
  })

  it('counts a frozen holder as alive', async () => {
    const other = await holder(folder)
    const frozen = other.end('SIGSTOP')
    expect(await released(folder)).toBe('taken')
    await Promise.all([other.end('SIGKILL'), frozen])
  })

  it('gives a folder with a dead socket to one of four processes that start at once', async () => {
    await (await holder(folder)).end('SIGKILL')
    const all = await Promise.all([1, 2, 3, 4].map(() => holder(folder)))
    expect(all.map((one) => one.kind).sort()).toEqual(['locked', 'taken', 'taken', 'taken'])
    await Promise.all(all.map((one) => one.end('SIGKILL')))
  })

  it.each(['readdirSync', 'linkSync', 'rmSync', 'unlinkSync'])(
    'gives it to one of four, also where the first stands still before %s',
    async (call) => {
      await (await holder(folder)).end('SIGKILL')
      const first = await started(folder, call)
      const all = await Promise.all([first.holder, ...[1, 2, 3].map(() => holder(folder))])
      expect(all.map((one) => one.kind).sort()).toEqual(['locked', 'taken', 'taken', 'taken'])
      await Promise.all(all.map((one) => one.end('SIGKILL')))
    },
  )

  it('leaves one file behind, however often it was taken', async () => {
    await (await holder(folder)).end('SIGKILL')
    for (let round = 0; round < 3; round += 1) expect(await released(folder)).toBe('locked')
    const other = await holder(folder)
    expect(await released(folder)).toBe('taken')
    expect(readdirSync(folder)).toHaveLength(1)
    await other.end('SIGTERM')
  })

  it('locks a folder whose path is longer than a socket may have', async () => {
    const long = join(folder, 'x'.repeat(120))
    const other = await holder(long)
    expect(await released(long)).toBe('taken')
    await other.end('SIGKILL')
    expect(await released(long)).toBe('locked')
  })

  it('leaves what is in the folder alone', async () => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data/file'), 'kept')
    expect(await released(folder)).toBe('locked')
    expect(existsSync(join(folder, 'data/file'))).toBe(true)
  })
})
