import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync, unlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// sun_path of unix(7) holds 108 bytes on Linux and 104 on macOS, the closing NUL included.
const LONGEST_SOCKET_PATH_BYTES = 100
// Two processes may both find a dead socket; the slower one removes the faster one's new socket. Who is still there
// after this time has it.
const SETTLED_AFTER_MS = 50

/**
 * Takes a folder for this process alone; the folder is made when missing.
 * The lock is a Unix domain socket: the kernel gives it up with the process, however that ends.
 * @param {string} dir
 * @returns {Promise<{ kind: 'locked', release: () => Promise<void> } | { kind: 'taken' }>}
 */
export async function lockFolder(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = socketPath(realpathSync(dir))
  // A second round only after a dead holder's socket was removed.
  for (let round = 0; round < 2; round++) {
    const server = await listen(path)
    if (server) {
      const inode = inodeOf(path)
      await wait(SETTLED_AFTER_MS)
      if (inode !== inodeOf(path)) {
        server.unref()
        return { kind: 'taken' }
      }
      const unlinkAtExit = () => server.close()
      process.once('exit', unlinkAtExit)
      const release = () =>
        new Promise((resolve) => {
          process.removeListener('exit', unlinkAtExit)
          server.close(() => resolve())
        })
      return { kind: 'locked', release }
    }
    if (await answers(path)) return { kind: 'taken' }
    remove(path)
  }
  return { kind: 'taken' }
}

function socketPath(dir) {
  const inside = join(dir, 'lock')
  const name = `task-console-${createHash('sha256').update(dir).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH_BYTES) return inside
  return join(tmpdir(), `${name}.lock`)
}

const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'])

function inodeOf(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.ino
}

function listen(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

function answers(path) {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    // Anything but a plain refusal (a full queue, say) is a sign of life.
    socket.once('error', (error) => resolve(!NOBODY_THERE.has(error.code)))
  })
}

function remove(path) {
  try {
    unlinkSync(path)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}
