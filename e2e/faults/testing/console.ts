import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { type Program, startConsole } from '../../testing/programs'

/** A request may live this long in the tests' foundations: every wait of the protocol follows from it. */
export const LIFE_MS = 4_800
export const TIMEOUT_MS = 2_000
/** Nothing is called lost before this much watching where the API gave no document (P11). */
export const LOST_AFTER_MS = LIFE_MS + 5_000

/** Replicas of one database share it. */
const SECRET = 'a secret of these tests that is long enough'

/** A real console that a test may kill, freeze and start again at the same address and in the same folder. */
export type ConsoleUnderTest = {
  address: string
  pid(): number
  /** Everything it printed since its last start. */
  output(): string
  kill(): Promise<void>
  /** SIGTERM; gives the exit code. */
  end(): Promise<number | null>
  freeze(): void
  thaw(): void
  /** Starts it again, with these settings changed. Gives how long it took until `/readyz` said so. */
  startAgain(changes?: Record<string, string>): Promise<number>
  /** Starts it and kills it after that time, ready or not. */
  startAndKill(afterMs: number): Promise<void>
  /** Kills it and removes its folder. */
  discard(): Promise<void>
}

/** Starts one in front of this API; on PGlite in a folder of its own unless `DATABASE_URL` is given. */
export async function startConsoleUnderTest(
  api: string,
  settings: Record<string, string> = {},
): Promise<ConsoleUnderTest> {
  const dir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'console-')))
  if (settings.DATABASE_URL === undefined) await givePgliteFolder(dir)
  const environment = {
    DATA_DIR: dir,
    CF_API_URL: api,
    CF_REQUEST_TIMEOUT_MS: String(TIMEOUT_MS),
    CF_REQUEST_LIFE_MS: String(LIFE_MS),
    ...(settings.DATABASE_URL === undefined ? {} : { SESSION_SECRET: SECRET }),
    ...settings,
  }
  let program = await startConsole(environment)
  const { address } = program
  const { port } = new URL(address)
  const gone = (one: Program, signal: NodeJS.Signals) => one.stop(signal)
  return {
    address,
    pid: () => program.process.pid ?? 0,
    output: () => program.output(),
    kill: async () => {
      await gone(program, 'SIGKILL')
    },
    end: () => gone(program, 'SIGTERM'),
    freeze: () => void program.process.kill('SIGSTOP'),
    thaw: () => void program.process.kill('SIGCONT'),
    startAgain: async (changes = {}) => {
      const begun = performance.now()
      program = await startConsole({ ...environment, PORT: port, ...changes })
      while (!(await isReady(address))) await sleep(20)
      return performance.now() - begun
    },
    startAndKill: async (afterMs) => {
      const spawned = startConsole({ ...environment, PORT: port }, (child) => {
        setTimeout(() => child.kill('SIGKILL'), afterMs)
      })
      // It tells its address or not, and is gone either way.
      await spawned.then(
        (one) => gone(one, 'SIGKILL'),
        () => undefined,
      )
    },
    discard: async () => {
      program.process.kill('SIGCONT')
      await gone(program, 'SIGKILL')
      if (settings.DATA_DIR === undefined) await rm(dir, { recursive: true, force: true })
    },
  }
}

const isReady = async (address: string): Promise<boolean> =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Creating a database takes seconds, copying an empty one none. */
async function givePgliteFolder(dir: string): Promise<void> {
  const { E2E_EMPTY_JOURNAL } = z.object({ E2E_EMPTY_JOURNAL: z.string().optional() }).parse(process.env)
  if (E2E_EMPTY_JOURNAL === undefined) return
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await cp(E2E_EMPTY_JOURNAL, join(dir, 'journal'), { recursive: true })
}
