import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabaseFolder } from '../../scripts/start/folders.mjs'
import { startPostgres } from '../../scripts/test/postgres.mjs'
import { startConsole, startFoundation } from './programs'
import { openWire } from './wire'

/**
 * Starts the real product once for all tests: embedded foundation, wire, console; and what consoles of tests' own
 * begin with: an empty journal to copy, and a PostgreSQL server where one can be had. Gives what ends them.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'task-console-e2e-'))
  const password = 'a password of these tests'
  const emptyJournal = join(dir, 'empty-journal')
  const [foundation, isCreated, postgres] = await Promise.all([
    startFoundation({ DATA_DIR: join(dir, 'foundation'), FOUNDATION_PASSWORD: password }),
    createDatabaseFolder(emptyJournal),
    startPostgres(),
  ])
  if (!isCreated) throw new Error('no empty journal could be created')
  const wire = await openWire(foundation.address)
  await cp(emptyJournal, join(dir, 'console/journal'), { recursive: true })
  await chmod(join(dir, 'console'), 0o700)
  const console = await startConsole({ DATA_DIR: join(dir, 'console'), CF_API_URL: wire.address })
  Object.assign(process.env, {
    E2E_CONSOLE: console.address,
    E2E_FOUNDATION: foundation.address,
    E2E_WIRE: wire.address,
    E2E_WIRE_CONTROL: wire.control,
    E2E_PASSWORD: password,
    E2E_EMPTY_JOURNAL: emptyJournal,
    E2E_POSTGRES: postgres.kind === 'started' ? postgres.url : '',
    E2E_WITHOUT_POSTGRES: postgres.kind === 'absent' ? postgres.why : '',
  })
  return async () => {
    await console.stop()
    await wire.stop()
    await foundation.stop()
    if (postgres.kind === 'started') await postgres.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
