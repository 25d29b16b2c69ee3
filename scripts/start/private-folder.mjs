import { chmodSync, lstatSync, mkdirSync } from 'node:fs'

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
