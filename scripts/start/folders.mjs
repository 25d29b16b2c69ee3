import { chmodSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { run } from '../prepare/run.mjs'

/**
 * Makes a folder that only its owner can read, whatever the umask (S61). Gives undefined, or one line when it is
 * something else than a folder, a link, or writable by others (what lies there could not be trusted), or cannot be made.
 */
export function makePrivate(dir) {
  try {
    return whyNotPrivate(dir)
  } catch (error) {
    return `DATA_DIR ${dir} cannot be used: ${error.code}.`
  }
}

function whyNotPrivate(dir) {
  const found = lstatSync(dir, { throwIfNoEntry: false })
  if (!found) {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    chmodSync(dir, 0o700)
    return undefined
  }
  if (!found.isDirectory()) return `${dir} is not a folder; remove it or choose another DATA_DIR.`
  if (process.platform === 'win32') return undefined
  if (found.mode & 0o022)
    return `${dir} can be written to by others; chmod it to 700 or choose another DATA_DIR.`
  chmodSync(dir, 0o700)
  return undefined
}

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
