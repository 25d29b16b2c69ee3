import 'server-only'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
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
  db: Database
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
 * `databaseUrl`. `dataDir` `memory://` keeps all in memory, for tests. Rejects when it can't be opened.
 */
export async function openDatabase(where: { dataDir: string; databaseUrl?: string }): Promise<OpenDatabase> {
  return where.databaseUrl ? openPostgres(where.databaseUrl) : openPglite(where.dataDir)
}

async function openPglite(dataDir: string): Promise<OpenDatabase> {
  const folder = dataDir.startsWith('memory://') ? dataDir : join(dataDir, 'journal')
  const client = await PGlite.create(folder, { startParams: START_PARAMETERS }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : 'unknown failure'
    throw new Error(
      `the database in ${folder} can't be opened (${why}). Move the folder away to begin a new one.`,
    )
  })
  const db = drizzlePglite(client, { schema: tables })
  await migratePglite(db, { migrationsFolder: MIGRATIONS_FOLDER })
  return {
    db,
    ping: async () => {
      await db.execute(sql`select 1`)
    },
    close: () => client.close(),
  }
}

async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
    statement_timeout: 10_000,
    lock_timeout: 1_000,
    idle_in_transaction_session_timeout: 5_000,
    keepAlive: true,
  })
  // An idle connection that dies is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  await migrateOnce(pool)
  const db = drizzleNode(pool, { schema: tables })
  return {
    db,
    ping: async () => {
      await db.execute(sql`select 1`)
    },
    close: () => pool.end(),
  }
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
