import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

// A foundation takes two seconds to end its tasks, and PostgreSQL less to end its clients.
const GRACE_MS = 4_000
const GIVE_UP_AFTER_MS = 10_000

const [folder] = process.argv.slice(2)

// Nothing is ever written to it: it ends with the process that holds its other end.
process.stdin.resume()
process.stdin.once('close', () => void clear())

async function clear() {
  await end('SIGTERM', GRACE_MS)
  await end('SIGKILL', GIVE_UP_AFTER_MS)
  for (const mounted of mountsIn(folder)) spawnSync('umount', ['-l', mounted])
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Asks each process once, those too that come meanwhile, until there are none or the time is over. */
async function end(signal, withinMs) {
  const asked = new Set()
  for (const until = performance.now() + withinMs; performance.now() < until; await sleep(50)) {
    const carrying = processesOf(folder)
    if (carrying.length === 0) return
    for (const pid of carrying.filter((one) => !asked.has(one))) {
      asked.add(pid)
      tell(pid, signal)
      // What was frozen could not listen.
      tell(pid, 'SIGCONT')
    }
  }
}

function tell(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended in this moment.
  }
}

/** The processes that carry the name of the folder, this one left out. */
function processesOf(name) {
  const found = process.platform === 'linux' ? carryingInProc(name) : carryingInPs(name)
  return found.filter((pid) => pid !== process.pid)
}

function carryingInProc(name) {
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  return pids
    .filter((pid) => {
      const told = `${text(`/proc/${pid}/cmdline`)}\0${text(`/proc/${pid}/environ`)}`
      return told.includes(name) || (worksIn(pid, name) && !hasTerminal(pid))
    })
    .map(Number)
}

/** Some clear their environment. */
function worksIn(pid, name) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(name)
  } catch {
    return false
  }
}

/** Somebody's shell may have gone there to look. proc_pid_stat(5): the name in brackets may hold anything. */
function hasTerminal(pid) {
  const stat = text(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[4] !== '0'
}

function carryingInPs(name) {
  const lines = execFileSync('ps', ['-axwwE', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(name)).map((line) => Number.parseInt(line, 10))
}

function mountsIn(name) {
  const mounts = text('/proc/self/mounts')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
  return mounts.filter((path) => path.startsWith(`${name}/`))
}

/** Processes end while one looks at them. */
function text(path) {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
