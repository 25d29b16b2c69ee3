import 'server-only'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '../db/connection'

declare module 'vitest' {
  interface ProvidedContext {
    /** Both: scripts/test/unit-databases.mjs. A PGlite folder that is only ever copied. */
    emptyJournal: string
    postgres: { kind: 'started'; url: string } | { kind: 'absent'; why: string }
  }
}

export type Engine = 'PGlite' | 'PostgreSQL'

/** What there is to test on: PGlite always, a real PostgreSQL server where one could be started. */
export const ENGINES: readonly Engine[] =
  inject('postgres').kind === 'started' ? ['PGlite', 'PostgreSQL'] : ['PGlite']

/** A new, empty database of this engine, its tables made. Whoever asks for it closes it. */
export async function testDatabase(engine: Engine): Promise<OpenDatabase> {
  if (engine === 'PostgreSQL')
    return openDatabase({ dataDir: 'unused', databaseUrl: await newPostgresDatabase() })
  const dataDir = await mkdtemp(join(tmpdir(), 'task-console-test-'))
  await cp(inject('emptyJournal'), join(dataDir, 'journal'), { recursive: true })
  const database = await openDatabase({ dataDir })
  return {
    ...database,
    close: async () => {
      await database.close()
      await rm(dataDir, { recursive: true })
    },
  }
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
