import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const ROOT = join(import.meta.dirname, '../..')
const urlOf = (script: string) => JSON.stringify(pathToFileURL(join(ROOT, script)).href)
const WITHIN = { timeout: 60_000, interval: 50 }

/** A test runner of its own that starts what `code` starts, puts the pids into `pids`, and stays until it is killed. */
async function aRunner(code: string) {
  const program = `
    import ${urlOf('scripts/test/own-folder.mjs')}
    import { spawn } from 'node:child_process'
    import { tmpdir } from 'node:os'
    import { join } from 'node:path'
    import { createInterface } from 'node:readline'
    const pids = []
    const start = (command, args, options = {}) => {
      const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options })
      pids.push(child.pid)
      return child
    }
    const says = (child, pattern) => new Promise((resolve) =>
      createInterface({ input: child.stdout }).on('line', (line) => pattern.test(line) && resolve(line)))
    ${code}
    console.log(JSON.stringify({ folder: tmpdir(), pids }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const told = z.object({ folder: z.string(), pids: z.array(z.number()) }).parse(JSON.parse(String(line)))
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { ...told, kill }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // It may have ended without anybody having asked how.
    return process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

async function expectGone({ folder, pids }: { folder: string; pids: number[] }): Promise<void> {
  await expect.poll(() => pids.filter(lives), WITHIN).toEqual([])
  await expect.poll(() => existsSync(folder), WITHIN).toBe(false)
}

describe('a test runner that is killed', () => {
  it('takes along what it started, however that was started', async () => {
    const runner = await aRunner(`
      start('sleep', ['3600'])
      start('sleep', ['3600'], { detached: true })
      await says(start('sh', ['-c', 'trap "" TERM; echo deaf; while :; do sleep 1; done']), /deaf/)
      process.kill(start('sleep', ['3600']).pid, 'SIGSTOP')
      start('sleep', ['3600'], { env: {}, detached: true, cwd: tmpdir() })
      start('sleep', ['3600'], { env: { DATA_DIR: join(tmpdir(), 'data') } })
      start('tail', ['-f', '/dev/null', join(tmpdir(), 'an argument')], { env: {}, stdio: 'ignore' })
    `)
    expect(runner.pids.filter(lives)).toEqual(runner.pids)
    await runner.kill()
    await expectGone(runner)
  })

  it('takes along what its own workers started, also when only the worker is killed', async () => {
    const worker = `
      await import(${urlOf('scripts/test/own-folder.mjs')})
      const { spawn } = await import('node:child_process')
      const child = spawn('sleep', ['3600'], { detached: true })
      console.log(child.pid)
      setInterval(() => {}, 1000)`
    const runner = await aRunner(`
      for (const each of [1, 2]) {
        const child = start(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(worker)}])
        pids.push(Number(await says(child, /^\\d+$/)))
      }
    `)
    const [first, startedByFirst, ...others] = runner.pids
    process.kill(first ?? 0, 'SIGKILL')
    await expect.poll(() => lives(startedByFirst ?? 0), WITHIN).toBe(false)
    expect(others.filter(lives)).toEqual(others)
    await runner.kill()
    await expectGone(runner)
  })

  it('takes PostgreSQL and the embedded foundation along', async () => {
    const runner = await aRunner(`
      const { startPostgres } = await import(${urlOf('scripts/test/postgres.mjs')})
      const foundation = start(process.execPath, ['scripts/foundation.mjs'], {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: join(tmpdir(), 'data'), FOUNDATION_PORT: '0' },
      })
      const [postgres] = await Promise.all([startPostgres(), says(foundation, /^listening/)])
      if (postgres.kind === 'started') pids.push(postgres.pid)
    `)
    expect(runner.pids.filter(lives)).toEqual(runner.pids)
    await runner.kill()
    await expectGone(runner)
  })
})

describe('what begins the tests', () => {
  it('has given this worker a folder of its own', () => {
    expect(process.env.TEST_FOLDER_OF).toBe(String(process.pid))
    expect(tmpdir()).toMatch(/\/tests-\w+$/)
  })

  it.each([
    'scripts/test.mjs',
    'scripts/test/unit-databases.mjs',
    'playwright.config.ts',
    'vitest.config.ts',
  ])('%s gives one to its process', (script) => {
    expect(readFileSync(join(ROOT, script), 'utf8')).toContain('own-folder.mjs')
  })
})
