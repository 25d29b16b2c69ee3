import 'server-only'
import { theServices } from '../services'
import { settleDue } from './settle'

/** scripts/serve.mjs calls what is kept here when the process is asked to end, after the server stopped listening. */
const SHUTDOWN = Symbol.for('cf-task-console.shutdown')

const ROUND_MS = 1_000

/**
 * Settles what is due each second for as long as the process lives, beginning with what an earlier one left behind
 * (rule 6). A round that fails, because the database is away, is tried again at the next. Resolves once services are
 * open; ends the process with one line where they can't be.
 */
export async function keepSettling(): Promise<void> {
  try {
    const services = await theServices()
    let round: Promise<void> | undefined
    const timer = setInterval(() => {
      round ??= settleDue(services)
        .catch(() => undefined)
        .finally(() => {
          round = undefined
        })
    }, ROUND_MS)
    timer.unref()
    Reflect.set(globalThis, SHUTDOWN, async () => {
      clearInterval(timer)
      await Promise.allSettled([...services.underway.values(), round])
      await services.database.close()
      await services.agents.close()
    })
  } catch (error) {
    process.stderr.write(
      `The console can't start: ${error instanceof Error ? error.message : 'unknown failure'}\n`,
    )
    process.exit(1)
  }
}
