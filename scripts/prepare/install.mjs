import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readMark } from './fingerprint.mjs'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

const MARK = join(ROOT, 'node_modules/.installed-from')

/**
 * Installs what the lock file says unless that has happened: a hash of the lock is kept in node_modules.
 * An `npm ci` or `npm install` made by hand counts too; npm's own record of it is held against the lock.
 * False when npm failed.
 */
export async function install() {
  const wanted = fingerprint(ROOT, ['package-lock.json'])
  if (readMark(MARK) === wanted) return true
  if (!installedAsLocked(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) {
    process.stdout.write('Installing what the lock file says (npm ci)\n')
    const npm = process.env.npm_execpath
    const args = ['ci', '--include=dev']
    const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args)
    if (code !== 0) {
      process.stderr.write('npm ci failed; what it said stands above.\n')
      return false
    }
  }
  writeFileSync(MARK, wanted)
  return true
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether npm's record of what it installed holds every package of the lock, optional ones apart. */
export function installedAsLocked(lock, installed) {
  if (!lock || !installed) return false
  return Object.entries(lock.packages).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.peer) return true
    return installed.packages[path]?.integrity === entry.integrity
  })
}
