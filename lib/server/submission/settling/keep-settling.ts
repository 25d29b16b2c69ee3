import 'server-only'
import type { Database } from '../../db/connection'
import { openSessionOfUser } from '../../session/session'
import { theConfig, theDatabase, theFoundation, theSessions, theSettling } from '../../this-process'
import { markStale, releaseClaims } from '../journal/looks'
import { pruneOnce } from '../journal/prune'
import { allDone } from '../submit-task'
import { type Submitter, settleDue } from './settle'

/** scripts/serve.mjs calls what is kept here when the process is asked to end, after the server stopped listening. */
const SHUTDOWN = Symbol.for('cf-task-console.shutdown')

const ROUND_MS = 1_000
const PRUNE_EVERY_MS = 60 * 60 * 1000

/**
 * Settles what is due each second for as long as the process lives, beginning with what an earlier one left behind
 * (P13), and prunes the journal each hour. A round that fails, because the database is away, is tried again at the
 * next. Resolves once all is open; ends the process with one line where they can't be.
 */
export async function keepSettling(): Promise<void> {
  try {
    const config = theConfig()
    const foundation = theFoundation()
    const database = await theDatabase()
    const sessions = await theSessions()
    const round = {
      ...(await theSettling()),
      config,
      sessionOf: (submitter: Submitter) => openSessionOfUser(sessions, foundation, submitter),
    }
    // Whoever sent these is gone: the folder's lock is ours. On a server it may be another replica.
    if (database.isOnlyOurs) {
      await markStale(database.db, 0)
      await releaseClaims(database.db)
    }
    const settling = every(ROUND_MS, () => settleDue(round))
    const pruning = every(PRUNE_EVERY_MS, () => pruneAll(database.db, config.journalRetentionDays))
    Reflect.set(globalThis, SHUTDOWN, async () => {
      const rounds = [settling.end(), pruning.end()]
      await Promise.allSettled([allDone(), ...rounds])
      await database.close()
      await foundation.agents.close()
    })
  } catch (error) {
    process.stderr.write(
      `The console can't start: ${error instanceof Error ? error.message : 'unknown failure'}\n`,
    )
    process.exit(1)
  }
}

/** Batch after batch, so that nobody waits for a long one. */
async function pruneAll(db: Database, retentionDays: number): Promise<void> {
  while ((await pruneOnce(db, retentionDays)) > 0);
}

/** Does it now and at each interval, one round at a time; `end` gives the round that is under way. */
function every(ms: number, work: () => Promise<void>): { end(): Promise<void> } {
  let round: Promise<void> | undefined
  const begin = () => {
    round ??= work()
      .catch(() => undefined)
      .finally(() => {
        round = undefined
      })
  }
  begin()
  const timer = setInterval(begin, ms)
  timer.unref()
  return {
    end: async () => {
      clearInterval(timer)
      await round
    },
  }
}
