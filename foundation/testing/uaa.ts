import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openDatabase } from '../db/open-database'
import type { SeedUser } from '../uaa/accounts'
import { openUaa, type Uaa } from '../uaa/uaa'

export const PASSWORD = 'correct horse battery staple'

const aUser = (name: string, scopes: string[]): SeedUser => ({
  guid: randomUUID(),
  name,
  email: `${name}@example.com`,
  scopes,
})

export const DEVELOPER = aUser('developer', ['cloud_controller.read', 'cloud_controller.write'])
export const AUDITOR = aUser('auditor', ['cloud_controller.read'])
const ADMIN = aUser('admin', ['cloud_controller.read', 'cloud_controller.write', 'cloud_controller.admin'])

export type UaaUnderTest = Uaa & {
  /** The address of /uaa. */
  base: string
  /** Moves the UAA's clock. */
  pass(ms: number): void
  /** POST /oauth/token as the CLI does. */
  token(form: Record<string, string>, authorization?: string): Promise<Response>
  close(): Promise<void>
}

/** A UAA on a port of its own with a database in memory and a clock that tests move. */
export async function aUaa(
  lives: { tokenLifeS?: number; refreshLifeS?: number } = {},
): Promise<UaaUnderTest> {
  const database = await openDatabase(undefined)
  let passedMs = 0
  const uaa = await openUaa({
    db: database.db,
    users: [DEVELOPER, AUDITOR, ADMIN],
    password: PASSWORD,
    tokenLifeS: 600,
    refreshLifeS: 3600,
    now: () => new Date(Date.now() + passedMs),
    ...lives,
  })
  const app = new Hono().route('/uaa', uaa.routes)
  const { server, address } = await new Promise<{ server: ReturnType<typeof serve>; address: AddressInfo }>(
    (resolve) => {
      const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address) =>
        resolve({ server: listening, address }),
      )
    },
  )
  const base = `http://127.0.0.1:${address.port}/uaa`
  return {
    ...uaa,
    base,
    pass: (ms) => {
      passedMs += ms
    },
    token: (form, authorization = 'Basic Y2Y6') =>
      fetch(`${base}/oauth/token`, {
        method: 'POST',
        headers: { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form),
      }),
    async close() {
      await new Promise((resolve) => server.close(resolve))
      await database.close()
    },
  }
}

/** A browser's part: it keeps the UAA's cookie and does not follow where it is sent. */
type Browser = {
  get(path: string): Promise<Response>
  signIn(name: string, next: string): Promise<Response>
}

/** A browser that nobody has signed in with yet. */
export function aBrowser(uaa: UaaUnderTest): Browser {
  let cookie = ''
  const origin = new URL(uaa.base).origin
  const headers = () => ({ Cookie: cookie, Accept: 'text/html' })
  return {
    get: (path) => fetch(new URL(path, origin), { headers: headers(), redirect: 'manual' }),
    async signIn(name, next) {
      const response = await fetch(`${uaa.base}/login.do`, {
        method: 'POST',
        headers: { ...headers(), Origin: origin },
        body: new URLSearchParams({ username: name, password: PASSWORD, next }),
        redirect: 'manual',
      })
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
      return response
    },
  }
}

export const REDIRECT_URI = 'http://127.0.0.1:3000/login/callback'

/** The address that a client sends a browser to; parameters given replace the usual ones, undefined leaves one out. */
export function authorizePath(verifier: string, parameters: Record<string, string | undefined> = {}): string {
  const usual = {
    response_type: 'code',
    client_id: 'cf-task-console',
    redirect_uri: REDIRECT_URI,
    state: 'of the client',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...usual, ...parameters }))
    if (value !== undefined) query.set(name, value)
  return `/uaa/oauth/authorize?${query}`
}

/** Signs in and gets a code as a browser would. */
export async function authorizedCode(
  uaa: UaaUnderTest,
  name: string,
  parameters: Record<string, string> = {},
) {
  const verifier = randomBytes(32).toString('base64url')
  const browser = aBrowser(uaa)
  const path = authorizePath(verifier, parameters)
  await browser.signIn(name, path)
  const location = (await browser.get(path)).headers.get('location') ?? ''
  return {
    code: new URL(location).searchParams.get('code') ?? '',
    verifier,
    redirectUri: REDIRECT_URI,
    location,
  }
}
