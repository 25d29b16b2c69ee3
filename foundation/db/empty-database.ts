import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

/** Beside the packages: another version of PGlite comes with a new folder of packages. */
const CACHE = join('node_modules', '.cache', 'foundation')

/**
 * An empty database as one file, made once and kept, since making one takes three seconds of a processor and every
 * test file wants its own in memory.
 */
export async function emptyDatabase(): Promise<Blob> {
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
