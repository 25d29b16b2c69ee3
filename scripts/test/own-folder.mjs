import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Who imports this gets a folder of its own for everything temporary. When the process is gone, however it ended, what
// it started ends too: a watcher beside it, whose input then closes, ends whatever carries the folder's name (in its
// environment, its arguments, or as the folder where it works) and takes the folder away. A process that was started by
// such a one and imports this too gets a folder inside of that one's.

const WATCHER = fileURLToPath(new URL('watcher.mjs', import.meta.url))
const OWNER = 'TEST_FOLDER_OF'

if (process.env[OWNER] !== String(process.pid)) takeFolder()

function takeFolder() {
  // Sockets lie in it, and their paths must be short: the system's own folder is deep on some machines.
  const above = process.env[OWNER] === undefined && existsSync('/tmp') ? '/tmp' : tmpdir()
  const folder = mkdtempSync(join(above, 'tests-'))
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o711)
  // In a session of its own: a key pressed at the terminal is not for it.
  const options = { stdio: ['pipe', 'ignore', 'ignore'], detached: true }
  const watcher = spawn(process.execPath, [WATCHER, folder], options)
  watcher.unref()
  watcher.stdin.unref()
  process.env.TMPDIR = folder
  process.env[OWNER] = String(process.pid)
}
