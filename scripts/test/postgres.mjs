import './own-folder.mjs'
import { execFile, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const INSTALLS_WITHIN_MS = 180_000
const CREATES_WITHIN_MS = 60_000
const STARTS_WITHIN_MS = 30_000
const NEEDED = ['initdb', 'postgres']

/**
 * Starts a PostgreSQL server of the tests' own in a new folder, on a free port of 127.0.0.1. Debian's is taken where it
 * is there, or where this user may install it.
 * @returns {Promise<{ kind: 'started', url: string, pid: number, stop: () => Promise<void> } | { kind: 'absent', why: string }>}
 */
export async function startPostgres() {
  const bin = findPrograms() ?? installPrograms()
  if (!bin)
    return { kind: 'absent', why: 'there is no PostgreSQL server here, and none that can be installed' }
  const user = unprivileged()
  if (!user) return { kind: 'absent', why: 'PostgreSQL refuses to run as root, and there is no other user' }
  const dir = mkdtempSync(join(tmpdir(), 'pg-'))
  if (user.uid !== undefined) chownSync(dir, user.uid, user.gid)
  const remove = () => rmSync(dir, { recursive: true, force: true })
  const data = join(dir, 'data')
  const options = { ...user, cwd: dir, env: { PATH: process.env.PATH, LC_ALL: 'C' } }
  const problem = await create(join(bin, 'initdb'), data, options)
  if (problem) {
    remove()
    return { kind: 'absent', why: `initdb failed: ${problem}` }
  }
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: dir,
    max_connections: 200,
    // A killed server loses nothing by it: only a power cut would.
    fsync: 'off',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...args], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    // "Fast": open transactions are rolled back, nobody is waited for.
    server.kill('SIGINT')
    await ended
    remove()
  }
  const ready = new Promise((resolve) => {
    const look = setInterval(() => {
      if (!said.includes('ready to accept connections')) return
      clearInterval(look)
      resolve(true)
    }, 20)
    const giveUp = () => {
      clearInterval(look)
      resolve(false)
    }
    void ended.then(giveUp)
    setTimeout(giveUp, STARTS_WITHIN_MS).unref()
  })
  if (!(await ready)) {
    await stop()
    return { kind: 'absent', why: `PostgreSQL did not start: ${said.trim()}` }
  }
  // Whoever forgets to stop it must not leave it behind.
  process.once('exit', () => server.kill('SIGQUIT'))
  return { kind: 'started', url: `postgres://tests@127.0.0.1:${port}`, pid: server.pid, stop }
}

/** Makes an empty cluster; gives what went wrong. */
function create(initdb, data, options) {
  const args = ['-D', data, '-U', 'tests', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  return new Promise((resolve) => {
    execFile(initdb, args, { ...options, timeout: CREATES_WITHIN_MS }, (error, _out, said) =>
      resolve(error ? said.trim() || error.message : undefined),
    )
  })
}

/** The folder that holds the programs, or undefined: on the path, else where Debian puts them, newest first. */
function findPrograms() {
  const onPath = (process.env.PATH ?? '').split(delimiter)
  const versions = '/usr/lib/postgresql'
  const packaged = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : []
  const found = [...onPath, ...packaged].find(
    (dir) => dir !== '' && NEEDED.every((name) => existsSync(join(dir, name))),
  )
  return found
}

/** Debian's package, where this is Debian and we are root; undefined otherwise. */
function installPrograms() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, stdio: 'ignore', timeout: INSTALLS_WITHIN_MS }
  const install = () => spawnSync('apt-get', ['install', '-y', 'postgresql'], options).status === 0
  if (!install()) {
    // The list of packages may only be old or missing.
    spawnSync('apt-get', ['update'], options)
    if (!install()) return undefined
  }
  return findPrograms()
}

/** Who runs it: PostgreSQL refuses root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  return undefined
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
