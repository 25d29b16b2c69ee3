import type { Hono } from 'hono'
import type { Db } from '../db/open-database'
import { verifyAccessToken } from './access-token'
import { accounts, type SeedUser, type Verification } from './accounts'
import { uaaRoutes } from './routes'
import { loadSigningKey } from './signing-key'

type UaaOptions = {
  db: Db
  users: SeedUser[]
  /** Of every account. */
  password: string
  tokenLifeS: number
  refreshLifeS: number
  now?: () => Date
}

export type Uaa = {
  /** Who an Authorization header speaks for; `baseUrl` is the address of /uaa that the request came by. */
  verify(authorization: string | undefined, baseUrl: string): Promise<Verification>
  /** To be mounted at /uaa. */
  routes: Hono
  userByGuid(guid: string): SeedUser | undefined
  userByName(name: string): SeedUser | undefined
}

/** The embedded UAA: accounts, tokens and pages, its state in the given database. */
export async function openUaa({
  db,
  users,
  password,
  now = () => new Date(),
  ...lives
}: UaaOptions): Promise<Uaa> {
  const known = accounts(db, users, password)
  const key = await loadSigningKey(db)
  return {
    verify: (authorization, baseUrl) => verifyAccessToken(key, authorization, baseUrl, now()),
    routes: uaaRoutes({ db, key, accounts: known, now, ...lives }),
    userByGuid: known.byGuid,
    userByName: known.byName,
  }
}
