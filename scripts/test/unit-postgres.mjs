import { startPostgres } from './postgres.mjs'

let server

/** Starts the PostgreSQL server on which unit tests open databases of their own. */
export async function setup({ provide }) {
  server = await startPostgres()
  if (server.kind === 'started') return provide('postgres', { kind: 'started', url: server.url })
  process.stderr.write(`Tests on PostgreSQL are skipped: ${server.why}\n`)
  return provide('postgres', { kind: 'absent', why: server.why })
}

/** Ends it with them. */
export const teardown = () => server?.stop?.()
