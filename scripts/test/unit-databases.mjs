import './own-folder.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabaseFolder } from '../start/folders.mjs'
import { startPostgres } from './postgres.mjs'

const dir = mkdtempSync(join(tmpdir(), 'task-console-unit-'))
let server

/**
 * What unit tests make databases of their own from: a new PGlite folder to copy, which takes a tenth of the time that
 * creating one does, and a PostgreSQL server.
 */
export async function setup({ provide }) {
  const emptyJournal = join(dir, 'journal')
  if (!(await createDatabaseFolder(emptyJournal))) throw new Error('no PGlite folder could be created')
  provide('emptyJournal', emptyJournal)
  server = await startPostgres()
  if (server.kind === 'started') return provide('postgres', { kind: 'started', url: server.url })
  process.stderr.write(`Tests on PostgreSQL are skipped: ${server.why}\n`)
  return provide('postgres', { kind: 'absent', why: server.why })
}

/** Ends it with them. */
export async function teardown() {
  await server?.stop?.()
  rmSync(dir, { recursive: true, force: true })
}
