import 'server-only'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleNode } from 'drizzle-orm/node-postgres'
import { migrate as migrateNode } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { Pool } from 'pg'
import * as tables from './tables'

/** One schema, two engines. Queries live with the noun that owns the table. */
export type Database = PgDatabase<PgQueryResultHKT, typeof tables>

export type OpenDatabase = {
  /** For what is written and read by id: nothing here waits longer than two seconds (P4). */
  db: Database
  /** For pages that search: up to ten seconds, and never in the way of the others. */
  pages: Database
  /** Whether this process is the only one that can have written here: PGlite, behind the folder's lock. */
  isOnlyOurs: boolean
  /** Resolves when a trivial statement came back; rejects otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

const MIGRATIONS_FOLDER = resolve('lib/server/db/migrations')

/** One number for everybody who migrates this database: replicas wait for each other (pg_advisory_lock). */
const MIGRATION_LOCK = 7_226_101

/** Small buffers: a third of the memory, no slower for a journal. */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB', '-c', 'wal_buffers=256kB']

/**
 * Opens the database and brings its tables up to date: PGlite in `{dataDir}/journal`, or the PostgreSQL server of
 * `databaseUrl`. Rejects when it can't be opened.
 */
export async function openDatabase(where: { dataDir: string; databaseUrl?: string }): Promise<OpenDatabase> {
  return where.databaseUrl ? openPostgres(where.databaseUrl) : openPglite(where.dataDir)
}

async function openPglite(dataDir: string): Promise<OpenDatabase> {
  const folder = join(dataDir, 'journal')
  const options = { startParams: START_PARAMETERS, extensions: { pg_trgm } }
  const client = await PGlite.create(folder, options).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : 'unknown failure'
    throw new Error(
      `the database in ${folder} can't be opened (${why}). Move the folder away to begin a new one.`,
    )
  })
  const db = drizzlePglite(client, { schema: tables })
  await migratePglite(db, { migrationsFolder: MIGRATIONS_FOLDER })
  return {
    db,
    pages: db,
    isOnlyOurs: true,
    ping: async () => {
      await db.execute(sql`select 1`)
    },
    close: () => client.close(),
  }
}

async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const journal = makePool(databaseUrl, JOURNAL_LIMIT_MS)
  const pages = makePool(databaseUrl, PAGES_LIMIT_MS)
  const close = async () => {
    await Promise.all([journal.end(), pages.end()])
  }
  try {
    await migrateOnce(journal)
  } catch (error) {
    await close()
    throw error
  }
  const db = drizzleNode(journal, { schema: tables })
  return {
    db,
    pages: drizzleNode(pages, { schema: tables }),
    isOnlyOurs: false,
    ping: async () => {
      await db.execute(sql`select 1`)
    },
    close,
  }
}

const JOURNAL_LIMIT_MS = 2_000
const PAGES_LIMIT_MS = 10_000

/** A pool whose statements end in time, whose commits are on disk, and whose dead connections are given up (P4). */
function makePool(databaseUrl: string, limitMs: number): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 2_000,
    query_timeout: limitMs + 500,
    statement_timeout: limitMs,
    lock_timeout: 1_000,
    idle_in_transaction_session_timeout: 5_000,
    keepAlive: true,
    options: '-c synchronous_commit=on -c tcp_user_timeout=5000',
  })
  // An idle connection that dies is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set lock_timeout = 60000; set statement_timeout = 60000')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrateNode(drizzleNode(client), { migrationsFolder: MIGRATIONS_FOLDER })
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  } finally {
    client.release(true)
  }
}
