import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openDatabase } from '../db/open-database'
import { openUaa, type Uaa } from './uaa'
import type { SeedUser } from './user'

export const PASSWORD = 'correct horse battery staple'

const aUser = (name: string, scopes: string[]): SeedUser => ({
  guid: randomUUID(),
  name,
  email: `${name}@example.com`,
  scopes,
})

export const DEVELOPER = aUser('developer', ['cloud_controller.read', 'cloud_controller.write'])
export const AUDITOR = aUser('auditor', ['cloud_controller.read'])
export const ADMIN = aUser('admin', [
  'cloud_controller.read',
  'cloud_controller.write',
  'cloud_controller.admin',
])

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
