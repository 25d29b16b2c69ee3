// Runs the programs of recipes.mjs once and writes what they said to recordings.json. By hand, on Linux, with node and
// python3 in /usr/bin: `node foundation/seed/history/record.mjs`, or with the names of single recordings.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { recipes } from './recipes.mjs'

const PROGRAMS = fileURLToPath(new URL('programs', import.meta.url))
const RECORDINGS = fileURLToPath(new URL('recordings.json', import.meta.url))
const LOOKS_EVERY_MS = 20
const PAGE_BYTES = 4096

/**
 * A folder and a network of its own, with the one address at which somebody might listen: what programs say of either
 * is then the same on every machine.
 */
const CONTAINER = `
set -e
ip link set lo up
ip addr add 10.0.47.12/32 dev lo
mount -t tmpfs -o size="$1"m tmpfs /home
mkdir -p /home/vcap/app
cp -R "$2"/. /home/vcap/app
cd /home/vcap/app
eval "$3"
command=$4
shift 4
echo ready >&3
exec 3>&-
exec env -i HOME=/home/vcap LANG=en_US.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin PYTHONUNBUFFERED=1 "$@" /bin/sh -c -- "$command"`

/** One run: its lines with the milliseconds since its start, how it ended, and after how long. */
async function take({ app, command, before = '', environment = {}, memoryInMb, diskInMb = 512, stop }) {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  const inside = ['sh', '-c', CONTAINER, 'sh', diskInMb, `${PROGRAMS}/${app}`, before, command, ...variables]
  const asRoot = process.getuid() === 0 ? [] : ['--map-root-user']
  const child = spawn('unshare', [...asRoot, '--mount', '--net', ...inside.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  const kill = (signal) => process.kill(-child.pid, signal)
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
  const exited = new Promise((resolve) => child.once('exit', () => resolve(performance.now())))
  const startedAt = await new Promise((resolve) =>
    child.stdio[3].once('data', () => resolve(performance.now())),
  )
  const lines = []
  for (const [stream, type] of [
    [child.stdout, 'OUT'],
    [child.stderr, 'ERR'],
  ]) {
    eachLine(stream, (text) => lines.push([Math.round(performance.now() - startedAt), type, text]))
  }
  let outOfMemory = false
  const watch = setInterval(() => {
    if (memoryInMb === undefined || outOfMemory || residentBytes(child.pid) < memoryInMb * 1024 ** 2) return
    outOfMemory = true
    kill('SIGKILL')
  }, LOOKS_EVERY_MS)
  if (stop) setTimeout(() => kill(stop.signal), stop.afterMs)
  const exitedAt = await exited
  clearInterval(watch)
  try {
    kill('SIGKILL') // what was started before the command and still listens
  } catch {}
  const { code, signal } = await ended
  const status = code ?? 128 + constants.signals[signal]
  return { ms: Math.round(exitedAt - startedAt), status, ...(outOfMemory ? { outOfMemory } : {}), lines }
}

/** As in a container, an empty line is no line. */
function eachLine(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const parts = (rest + chunk).split(/[\r\n]/)
    rest = parts.pop()
    for (const part of parts) if (part !== '') onLine(part)
  })
  stream.on('end', () => rest !== '' && onLine(rest))
}

/** Resident memory of all processes of a group. */
function residentBytes(group) {
  let pages = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const own = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])
      if (own === group) pages += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    } catch {}
  }
  return pages * PAGE_BYTES
}

/** A row for each line of output, so that a new recording can be compared with the one before. */
function asText(recordings) {
  const takes = (list) =>
    list.map(({ lines, ...of }) => {
      const rows = lines.map((line) => `\n    ${JSON.stringify(line)}`).join(',')
      return `{${JSON.stringify(of).slice(1, -1)},"lines":[${rows}${rows && '\n  '}]}`
    })
  const each = Object.entries(recordings).map(
    ([name, { app, command, takes: list }]) =>
      `"${name}":{"app":"${app}","command":${JSON.stringify(command)},"takes":[\n  ${takes(list).join(',\n  ')}\n]}`,
  )
  return `{\n${each.join(',\n')}\n}\n`
}

const wanted = process.argv.slice(2)
const kept = wanted.length > 0 ? JSON.parse(readFileSync(RECORDINGS, 'utf8')) : {}
const recordings = {}
// One after another: side by side they would slow each other down.
for (const [name, recipe] of Object.entries(recipes)) {
  if (wanted.length > 0 && !wanted.includes(name)) {
    recordings[name] = kept[name]
    continue
  }
  const takes = []
  for (let number = 0; number < (recipe.takes ?? 1); number += 1) takes.push(await take(recipe))
  recordings[name] = { app: recipe.app, command: recipe.command, takes }
}
writeFileSync(RECORDINGS, asText(recordings))
