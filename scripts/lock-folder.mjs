import { createHash, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

// sun_path of unix(7) holds 108 bytes on Linux and 104 on macOS, the closing NUL included; what follows the lock's name
// needs up to 16 of them.
const LONGEST_LOCK_PATH_BYTES = 85

/**
 * Takes a folder for this process alone; the folder is made when missing.
 *
 * The lock is a Unix domain socket: the kernel gives it up with the process, however that ends. Such a process leaves a
 * dead socket behind, and a dead one cannot be replaced by a live one in one step. So sockets are numbered, and who
 * answers under the highest number has the folder. A number is taken by a hard link, which only one process gets, to a
 * socket that answers already. The highest number is never removed, dead or alive: who read the numbers long ago then
 * finds its number taken, or a higher one beside it.
 * @param {string} dir
 * @returns {Promise<{ kind: 'locked', release: () => Promise<void> } | { kind: 'taken' }>}
 */
export async function lockFolder(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = socketPath(realpathSync(dir))
  if (process.platform === 'win32') {
    // A named pipe is gone with its process.
    const server = await listen(path)
    return server ? locked(server) : { kind: 'taken' }
  }
  const own = `${path}.${randomUUID().slice(0, 8)}`
  const server = await listen(own)
  const isTaken = server && (await takeNumber(path, own))
  // The link is another name of the same socket.
  rmSync(own, { force: true })
  if (isTaken) return locked(server)
  server?.close()
  return { kind: 'taken' }
}

/** Gives the next number to the socket, unless somebody answers under the highest one. */
async function takeNumber(path, own) {
  for (;;) {
    const highest = Math.max(0, ...numbersOf(path))
    if (highest > 0 && (await answers(`${path}.${highest}`))) return false
    const mine = highest + 1
    // Somebody was faster: whether they are still there, the next round shows.
    if (!linked(own, `${path}.${mine}`)) continue
    const numbers = numbersOf(path)
    if (numbers.some((number) => number > mine)) {
      rmSync(`${path}.${mine}`, { force: true })
      continue
    }
    for (const number of numbers) if (number < mine) rmSync(`${path}.${number}`, { force: true })
    return true
  }
}

function numbersOf(path) {
  const name = `${basename(path)}.`
  return readdirSync(dirname(path))
    .filter((file) => file.startsWith(name) && /^\d{1,7}$/.test(file.slice(name.length)))
    .map((file) => Number(file.slice(name.length)))
}

function linked(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function locked(server) {
  return { kind: 'locked', release: () => new Promise((resolve) => server.close(() => resolve())) }
}

function socketPath(dir) {
  const inside = join(dir, 'lock')
  const name = `task-console-${createHash('sha256').update(dir).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  if (Buffer.byteLength(inside) <= LONGEST_LOCK_PATH_BYTES) return inside
  return join(tmpdir(), `${name}.lock`)
}

const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'])

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
