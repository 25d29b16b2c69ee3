import 'server-only'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase } from './connection'

declare module 'vitest' {
  interface ProvidedContext {
    /** scripts/test/unit-postgres.mjs */
    postgres: { kind: 'started'; url: string } | { kind: 'absent'; why: string }
  }
}

export type Engine = 'PGlite' | 'PostgreSQL'

/** What there is to test on: PGlite always, a real PostgreSQL server where one could be started. */
export const ENGINES: readonly Engine[] =
  inject('postgres').kind === 'started' ? ['PGlite', 'PostgreSQL'] : ['PGlite']

/** A new, empty database of this engine, its tables made. Whoever asks for it closes it. */
export async function testDatabase(engine: Engine): Promise<OpenDatabase> {
  if (engine === 'PGlite') return openDatabase({ dataDir: 'memory://' })
  return openDatabase({ dataDir: 'unused', databaseUrl: await newPostgresDatabase() })
}

/** Makes an empty database on the tests' PostgreSQL server and gives its address. Throws where there is no server. */
export async function newPostgresDatabase(): Promise<string> {
  const server = inject('postgres')
  if (server.kind === 'absent') throw new Error(server.why)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: `${server.url}/postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${server.url}/${name}`
}
