import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PgliteQueryResultHKT } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'

/** Beside the packages: another version of PGlite comes with a new folder of packages. */
const CACHE = join('node_modules', '.cache', 'foundation')

/**
 * An empty database as one file, made once and kept, since making one takes three seconds of a processor and every
 * test file wants its own in memory.
 */
async function emptyDatabase(): Promise<Blob> {
  const file = join(CACHE, 'empty-database.tar')
  const kept = await readFile(file).catch(() => undefined)
  if (kept !== undefined) return new Blob([new Uint8Array(kept)])
  const client = await PGlite.create()
  const dump = await client.dumpDataDir('none')
  await client.close()
  await mkdir(CACHE, { recursive: true })
  const own = `${file}.${randomUUID()}`
  await writeFile(own, new Uint8Array(await dump.arrayBuffer()))
  // Several test files may make it at once; whichever is last is as good as the first.
  await rename(own, file)
  return dump
}

export type Db = PgDatabase<PgliteQueryResultHKT>
export type Database = {
  db: Db
  isNew: boolean
  /** Grows with each statement that may change what the Cloud Controller has read: that may be out of date then. */
  writes(): number
  close(): Promise<void>
}
type OpenedDatabase = { kind: 'open'; database: Database } | { kind: 'failed'; line: string }

/** As much memory as the tables of 100,000 tasks fill; pages that nobody reads take none. */
const BUFFERS = ['-c', 'shared_buffers=64MB', '-c', 'wal_buffers=256kB', '-c', 'work_mem=16MB']
/** Tokens come and go all the time, and no list shows them. */
const OF_UAA = /^(?:insert into|update|delete from) "uaa_/
export const CREATE_FOLDER_ARGUMENT = '--create-database-folder'

/**
 * Opens the database in its folder, or in memory when none is given, and brings its tables up to date. A folder that
 * does not exist yet is made by a short-lived process, since PGlite does not give back the memory that takes.
 */
export async function openDatabase(folder: string | undefined): Promise<Database> {
  const isNew = folder === undefined || !existsSync(join(folder, 'PG_VERSION'))
  if (folder !== undefined && isNew) await createInOtherProcess(folder)
  const client = await PGlite.create({
    ...(folder === undefined ? { loadDataDir: await emptyDatabase() } : { dataDir: folder }),
    startParams: [...PGlite.defaultStartParams, ...BUFFERS],
  })
  let writes = 0
  const logger = {
    logQuery(query: string) {
      if (!/^[\s(]*select/i.test(query) && !OF_UAA.test(query)) writes += 1
    },
  }
  const db = drizzle({ client, logger })
  await migrate(db, { migrationsFolder: migrationsFolder() }).catch(async (error: unknown) => {
    await client.close()
    throw error
  })
  return { db, isNew, writes: () => writes, close: () => client.close() }
}

/** The same for a folder that a user has: one that cannot be opened, or is of another version, is told in one line. */
export async function openDatabaseFolder(folder: string): Promise<OpenedDatabase> {
  try {
    return { kind: 'open', database: await openDatabase(folder) }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return { kind: 'failed', line: `The database in ${folder} cannot be opened, move it away: ${why}` }
  }
}

/** Makes an empty database folder; what the short-lived process does. */
export async function createDatabaseFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  const client = await PGlite.create({ dataDir: folder })
  await client.close()
}

function createInOtherProcess(folder: string): Promise<void> {
  const program = process.argv[1]
  if (program === undefined || !/main\.ts$|foundation\.mjs$/.test(program))
    return createDatabaseFolder(folder)
  const child = spawn(process.execPath, [...process.execArgv, program, CREATE_FOLDER_ARGUMENT, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The database folder could not be created (exit ${code})`))
    })
  })
}

/** Beside this file in the sources, two folders up and down again from the bundle in `dist`. */
function migrationsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const beside = join(here, 'migrations')
  return existsSync(beside) ? beside : join(here, '..', 'foundation', 'db', 'migrations')
}
