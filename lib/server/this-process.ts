import 'server-only'
import { type Config, configFromEnvironment } from './config'
import { type OpenDatabase, openDatabase } from './db/connection'
import { type ServedFoundation, serveFoundation } from './foundation'
import { oncePerProcess } from './once-per-process'
import { sessionKeys } from './session/seal'
import type { SessionStore } from './session/store'
import type { Settling } from './submission/settling/settle'
import { theWatches } from './submission/settling/watch'

declare global {
  interface OncePerProcess {
    config: Config
    database: Promise<OpenDatabase>
    sessions: Promise<SessionStore>
    foundation: ServedFoundation
  }
}

// What entry points get at, each by a name of its own and made once, on first use: pages, actions, routes, and what
// runs in the background. Everybody else is handed what he needs. All throw, or reject, where settings are unusable.

/** The settings of this process. */
export const theConfig = (): Config =>
  oncePerProcess('config', () => {
    const read = configFromEnvironment()
    if (read.kind === 'wrong') throw new Error(read.problems.join('\n'))
    return read.config
  })

/** The database, opened, its tables up to date. */
export const theDatabase = (): Promise<OpenDatabase> =>
  oncePerProcess('database', async () => openDatabase(theConfig()))

/** Where sessions are kept. */
export const theSessions = (): Promise<SessionStore> =>
  oncePerProcess('sessions', async () => {
    const { dataDir, sessionSecret, sessionIdleMs, sessionMaxMs } = theConfig()
    const { db } = await theDatabase()
    const sealingKey = await sessionKeys({ dataDir, secret: sessionSecret })
    return { db, sealingKey, lifetimes: { sessionIdleMs, sessionMaxMs }, renewals: new Map() }
  })

/** The foundation that this console serves. */
export const theFoundation = (): ServedFoundation =>
  oncePerProcess('foundation', () => serveFoundation(theConfig()))

/** What submissions are sent and settled with. */
export async function theSettling(): Promise<Settling> {
  const { db } = await theDatabase()
  return { db, watches: theWatches(), lifeMs: theConfig().requestLifeMs }
}
