import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import { z } from 'zod'
import { type Config, readConfig } from '../config'
import { type Opening, openFoundation } from '../foundation'
import { accounts } from '../seed/accounts'
import type { SeedUser } from '../uaa/accounts'

export type Reply = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
export type Sent = {
  as?: string
  token?: string
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is; with `contentType` null no type is told. */
  raw?: string | Uint8Array
  contentType?: string | null
  headers?: Record<string, string>
}
export type TestFoundation = {
  baseUrl: string
  /** Sends one request; `as` names an account whose token goes with it. */
  send(method: string, path: string, sent?: Sent): Promise<Reply>
  /** The same, expecting JSON of a shape. */
  get<T>(schema: z.ZodType<T>, path: string, sent?: Sent): Promise<T>
  /** Creates a resource as admin and gives its guid. */
  create(path: string, json: unknown, as?: string): Promise<string>
  token(name: string, scope?: string): Promise<string>
  stop(): Promise<void>
}

export const PASSWORD = 'a password for tests'
/** Accounts of rights that nobody seeded has. */
const MORE: SeedUser[] = [
  { name: 'read-only-admin', scopes: ['cloud_controller.admin_read_only'] },
  { name: 'global-auditor', scopes: ['cloud_controller.global_auditor'] },
  { name: 'stranger', scopes: ['cloud_controller.read', 'cloud_controller.write'] },
  { name: 'reader', scopes: ['cloud_controller.read'] },
].map(({ name, scopes }, at) => ({
  guid: `5f0c1c52-0000-4000-8000-00000000000${at}`,
  name,
  email: `${name}@example.com`,
  scopes: ['openid', ...scopes],
}))

/** A foundation of its own for a test file: database in memory, its folder taken away at the end. */
export async function startFoundation(
  changes: Partial<Config> = {},
  opening: Partial<Opening> = {},
): Promise<TestFoundation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'foundation-'))
  const read = readConfig(
    { FOUNDATION_DATA_DIR: dataDir, FOUNDATION_PORT: '0', FOUNDATION_HISTORY: 'off' },
    [],
  )
  if (read.kind === 'wrong') throw new Error(read.line)
  const opened = await openFoundation(
    { ...read.config, ...changes },
    { password: PASSWORD, inMemory: true, users: [...accounts, ...MORE], ...opening },
  )
  if (opened.kind === 'failed') throw new Error(opened.line)
  const { foundation } = opened
  const baseUrl = `http://127.0.0.1:${foundation.port}`
  const tokens = new Map<string, Promise<string>>()
  const newToken = async (name: string, scope: string) =>
    changes.profile === 'korifi'
      ? (await readFile(join(dataDir, 'tokens', name), 'utf8')).trim()
      : signIn(baseUrl, name, scope)
  const token = (name: string, scope = '') => {
    const key = `${name} ${scope}`
    const known = tokens.get(key) ?? newToken(name, scope)
    tokens.set(key, known)
    return known
  }
  const send = async (method: string, path: string, sent: Sent = {}): Promise<Reply> => {
    const bearer = sent.token ?? (sent.as === undefined ? undefined : await token(sent.as))
    const type = sent.contentType === undefined ? 'application/json' : sent.contentType
    const body = sent.raw ?? (sent.json === undefined ? undefined : JSON.stringify(sent.json))
    const reply = await request(`${baseUrl}${path}`, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `bearer ${bearer}` }),
        ...(body === undefined || type === null ? {} : { 'content-type': type }),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body }),
    })
    return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() }
  }
  const get = async <T>(schema: z.ZodType<T>, path: string, sent: Sent = {}) =>
    schema.parse(JSON.parse((await send('GET', path, { as: 'admin', ...sent })).text))
  const create = async (path: string, json: unknown, as = 'admin') => {
    const reply = await send('POST', path, { as, json })
    const made = z.object({ guid: z.string() }).safeParse(JSON.parse(reply.text))
    if (!made.success) throw new Error(`POST ${path}: ${reply.status} ${reply.text}`)
    return made.data.guid
  }
  const stop = async () => {
    await foundation.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { baseUrl, send, get, create, token, stop }
}

async function signIn(baseUrl: string, username: string, scope: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', username, password: PASSWORD })
  if (scope !== '') form.set('scope', scope)
  const reply = await request(`${baseUrl}/uaa/oauth/token`, {
    method: 'POST',
    headers: { authorization: 'Basic Y2Y6', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  return z.object({ access_token: z.string() }).parse(await reply.body.json()).access_token
}
