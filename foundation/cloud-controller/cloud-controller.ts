import type { Db } from '../db/open-database'
import type { Runner } from '../runner/runner'
import type { SeedUser } from '../uaa/user'
import type { Kept } from './kept'
import type { CloudControllerSettings } from './settings'

/** What every endpoint works with. */
export type CloudController = {
  db: Db
  /** Numbers of results by query, and readable spaces by role and user. */
  counts: Kept<number>
  readable: Kept<string[]>
  runner: Runner
  users: Users
  settings: CloudControllerSettings
}

/** Accounts as the UAA knows them; roles and audit events name them by guid. */
export type Users = {
  all: readonly SeedUser[]
  byGuid(guid: string): SeedUser | undefined
  byName(name: string): SeedUser | undefined
}
