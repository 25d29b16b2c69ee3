import { LRUCache } from 'lru-cache'
import type { Db } from '../db/open-database'
import type { Runner } from '../runner/runner'
import type { SeedUser } from '../uaa/accounts'

/** Limits and names of a foundation, as the Cloud Controller's project ships them. */
export type CloudControllerSettings = {
  defaultMemoryInMb: number
  defaultDiskInMb: number
  maximumDiskInMb: number
  defaultLogRateInBytesPerSecond: bigint
  permittedUsers: readonly string[]
  /** What the column of sequence ids holds. */
  largestSequenceId: bigint
  /** Fields of a creation that this version does not have yet. */
  unknownTaskFields: readonly string[]
  /** Whether commands, of tasks, processes and droplets, are for those alone who may read secrets. */
  commandsAreSecret: boolean
  /** Requests an hour of one user; undefined: no limit. */
  rateLimit: number | undefined
  /** Users that roles and audit events have no account for are shown with this instant. */
  startedAt: Date
}

export const DEFAULT_USER = 'vcap'

export const defaultSettings: Omit<CloudControllerSettings, 'startedAt' | 'rateLimit'> = {
  defaultMemoryInMb: 1024,
  defaultDiskInMb: 1024,
  maximumDiskInMb: 2048,
  defaultLogRateInBytesPerSecond: 1_048_576n,
  permittedUsers: [DEFAULT_USER, 'ContainerUser', 'TestUser'],
  largestSequenceId: 2_147_483_647n,
  unknownTaskFields: [],
  commandsAreSecret: true,
}

/** Answers of the database, kept as long as nothing is written. */
type Kept<T> = { of(key: string, ask: () => Promise<T>): Promise<T> }

const MOST_KEPT = 500

/**
 * Asks each question once between two writes; `writes` grows with every one. Who pages through a list of 100,000
 * asks for the same number of results, and for what he may read, again and again.
 */
export function keptUntilWrite<T extends {}>(writes: () => number): Kept<T> {
  const kept = new LRUCache<string, T>({ max: MOST_KEPT })
  let keptSince = writes()
  return {
    async of(key, ask) {
      const now = writes()
      if (now !== keptSince) kept.clear()
      keptSince = now
      const known = kept.get(key)
      if (known !== undefined) return known
      const answer = await ask()
      if (writes() === now) kept.set(key, answer)
      return answer
    },
  }
}

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
type Users = {
  all: readonly SeedUser[]
  byGuid(guid: string): SeedUser | undefined
  byName(name: string): SeedUser | undefined
}
