import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { type Listening, listen } from './listen'

export type OnPort = { kind: 'listening'; server: Listening } | { kind: 'failed'; line: string }

/**
 * Listens on the port of the settings. Without one the first start takes a free port and later ones the same, kept in
 * the folder, so that the foundation stays the one that its clients know.
 */
export async function listenOnKeptPort(
  app: Hono,
  { port, dataDir }: { port: number | undefined; dataDir: string },
): Promise<OnPort> {
  const file = join(dataDir, 'port')
  const wanted = port ?? (await keptPort(file))
  const opened = await listen(app, wanted)
  if (opened.kind === 'listening') {
    if (port === undefined) await writeFile(file, `${opened.server.port}\n`, { mode: 0o600 })
    return opened
  }
  const why = opened.kind === 'taken' ? 'is taken by another program' : `cannot be used: ${opened.reason}`
  const from = port === undefined ? `kept in ${file}` : 'of FOUNDATION_PORT'
  return { kind: 'failed', line: `Port ${wanted} ${from} ${why}` }
}

async function keptPort(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const kept = Number(text.trim())
  return Number.isInteger(kept) && kept > 0 && kept < 65_536 ? kept : 0
}
