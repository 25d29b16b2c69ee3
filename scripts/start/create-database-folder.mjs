import { existsSync, renameSync, rmSync } from 'node:fs'
import { run } from '../prepare/run.mjs'

// Creating a database takes 600 to 800 MB that its process never gives back, so a process of its own does it.
const CREATE = `
  const { PGlite } = await import('@electric-sql/pglite')
  const database = await PGlite.create(process.argv[1])
  await database.close()
`

/**
 * Makes the PGlite folder when there is none. It appears under its name only when it is whole: a start that was cut
 * leaves nothing that a later one would take for a database. The caller holds the folder's lock. False when it failed.
 */
export async function createDatabaseFolder(dir) {
  if (existsSync(dir)) return true
  const unfinished = `${dir}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const code = await run(process.execPath, ['--input-type=module', '-e', CREATE, unfinished], { quiet: true })
  if (code !== 0) return false
  renameSync(unfinished, dir)
  return true
}
