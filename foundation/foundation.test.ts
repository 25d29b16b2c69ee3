import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Config, readConfig } from './config'
import { openFoundation } from './foundation'
import { keptPassword } from './main'
import { privateFolder } from './private-folder'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'foundation-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

function config(changes: Partial<Config> = {}): Config {
  const read = readConfig({ FOUNDATION_DATA_DIR: dataDir, FOUNDATION_HISTORY: 'off' }, [])
  if (read.kind === 'wrong') throw new Error(read.line)
  return { ...read.config, ...changes }
}

async function open(changes: Partial<Config> = {}) {
  const { password } = await keptPassword(dataDir, undefined)
  const opened = await openFoundation(config(changes), { password })
  if (opened.kind === 'failed') throw new Error(opened.line)
  const base = `http://127.0.0.1:${opened.foundation.port}`
  const token = await fetch(`${base}/uaa/oauth/token`, {
    method: 'POST',
    headers: { authorization: 'Basic Y2Y6' },
    body: new URLSearchParams({ grant_type: 'password', username: 'developer', password }),
  })
  const { access_token } = z.object({ access_token: z.string() }).parse(await token.json())
  const headers = { authorization: `bearer ${access_token}`, 'content-type': 'application/json' }
  const ask = async (path: string, init: RequestInit = {}) =>
    z.looseObject({}).parse(await (await fetch(`${base}${path}`, { headers, ...init })).json())
  return { ...opened.foundation, ask }
}

describe('a foundation that is started again', () => {
  it('is the same one at the same address, and tells what became of tasks that ran', async () => {
    const first = await open()
    const apps = z
      .object({ resources: z.array(z.object({ guid: z.string() })) })
      .parse(await first.ask('/v3/apps?names=shop'))
    const path = `/v3/apps/${apps.resources[0]?.guid}/tasks`
    const body = JSON.stringify({ command: 'sleep 100', metadata: { labels: { kept: 'yes' } } })
    const created = await first.ask(path, { method: 'POST', body })
    await first.stop()

    const second = await open()
    expect(second.port).toBe(first.port)
    const task = await second.ask(`/v3/tasks/${created.guid}`)
    expect(task).toMatchObject({ state: 'FAILED', metadata: { labels: { kept: 'yes' } } })
    await second.stop()
  }, 60_000)

  it('grows to the size it is asked for, once', async () => {
    const size = { apps: 150, tasks: 400 }
    for (const _ of ['first', 'second']) {
      const large = await open({ seed: size })
      expect(await large.ask('/v3/apps?per_page=1')).toMatchObject({ pagination: { total_results: 155 } })
      expect(await large.ask('/v3/tasks?per_page=1')).toMatchObject({ pagination: { total_results: 401 } })
      await large.stop()
    }
  }, 60_000)

  it('says in one line that its port is taken', async () => {
    const holder = await open()
    const other = await mkdtemp(join(tmpdir(), 'foundation-'))
    const opened = await openFoundation(
      { ...config({ port: holder.port }), dataDir: other },
      { password: 'irrelevant here', inMemory: true },
    )
    expect(opened).toEqual({
      kind: 'failed',
      line: `Port ${holder.port} of FOUNDATION_PORT is taken by another program`,
    })
    await holder.stop()
    await rm(other, { recursive: true })
  }, 60_000)
})

describe('the folder of a foundation', () => {
  it('keeps the password for its owner alone, until another is given', async () => {
    const made = await keptPassword(dataDir, undefined)
    expect(Buffer.from(made.password, 'base64url')).toHaveLength(16)
    expect(await keptPassword(dataDir, undefined)).toEqual(made)
    expect((await stat(made.file)).mode & 0o777).toBe(0o600)
    await keptPassword(dataDir, 'another password')
    expect((await readFile(made.file, 'utf8')).trim()).toBe('another password')
  })

  it('is made for its owner alone, and refused where others can write', async () => {
    const own = join(dataDir, 'made', 'here')
    expect(await privateFolder(own)).toEqual({ kind: 'private' })
    expect((await stat(own)).mode & 0o777).toBe(0o700)
    const { chmod, symlink } = await import('node:fs/promises')
    await chmod(own, 0o777)
    expect(await privateFolder(own)).toMatchObject({ kind: 'unsafe' })
    await symlink(dataDir, join(dataDir, 'link'))
    expect(await privateFolder(join(dataDir, 'link'))).toMatchObject({ kind: 'unsafe' })
  })
})
