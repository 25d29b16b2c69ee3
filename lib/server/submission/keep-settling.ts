import 'server-only'
import { type Services, theServices } from '../services'
import { markStale, releaseClaims } from './journal/looks'
import { pruneOnce } from './journal/prune'
import { settleDue } from './settle'

/** scripts/serve.mjs calls what is kept here when the process is asked to end, after the server stopped listening. */
const SHUTDOWN = Symbol.for('cf-task-console.shutdown')

const ROUND_MS = 1_000
const PRUNE_EVERY_MS = 60 * 60 * 1000

/**
 * Settles what is due each second for as long as the process lives, beginning with what an earlier one left behind
 * (P13), and prunes the journal each hour. A round that fails, because the database is away, is tried again at the
 * next. Resolves once services are open; ends the process with one line where they can't be.
 */
export async function keepSettling(): Promise<void> {
  try {
    const services = await theServices()
    const { database, config } = services
    // Whoever sent these is gone: the folder's lock is ours. On a server it may be another replica.
    if (database.isOnlyOurs) {
      await markStale(database.db, 0)
      await releaseClaims(database.db)
    }
    const settling = every(ROUND_MS, () => settleDue(services))
    const pruning = every(PRUNE_EVERY_MS, () => pruneAll(services, config.journalRetentionDays))
    Reflect.set(globalThis, SHUTDOWN, async () => {
      const rounds = [settling.end(), pruning.end()]
      await Promise.allSettled([...services.underway.values(), ...rounds])
      await database.close()
      await services.agents.close()
    })
  } catch (error) {
    process.stderr.write(
      `The console can't start: ${error instanceof Error ? error.message : 'unknown failure'}\n`,
    )
    process.exit(1)
  }
}

/** Batch after batch, so that nobody waits for a long one. */
async function pruneAll({ database }: Services, retentionDays: number): Promise<void> {
  while ((await pruneOnce(database.db, retentionDays)) > 0);
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
