import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Cgroup } from './cgroup'
import { DESCRIPTORS_MAX } from './environment'
import { processRow } from './process-table'
import type { Exit } from './supervise'

/**
 * Runs in the task's first process before the command takes its place: no core files, no file larger than the disk
 * limit (ulimit counts 512 bytes), as many descriptors as VCAP_APPLICATION says, first to go when the machine is out
 * of memory, and into the control groups. What a machine can't do is passed over.
 */
const LAUNCHER = `
umask 022
command ulimit -c 0 2>/dev/null
command ulimit -f "$1" 2>/dev/null
command ulimit -n ${DESCRIPTORS_MAX} 2>/dev/null
command=$2
shift 2
{ echo 500 > /proc/self/oom_score_adj; } 2>/dev/null
for dir in "$@"; do { echo 0 > "$dir/cgroup.procs"; } 2>/dev/null; done
exec /bin/sh -c -- "$command"`

type Launch = {
  command: string
  environment: Record<string, string>
  diskInMb: number
  cgroup: Cgroup | undefined
  stdout: number
  stderr: number
}

type Launched = { leader: { pid: number; startedAt: string }; exited: Promise<Exit> }

/**
 * Starts the command in a session and process group of its own, with three descriptors and nothing else.
 * Rejects with the system's error when it can't be started, such as an environment that is too large.
 */
export async function launch(what: Launch): Promise<Launched> {
  const blocks = String(what.diskInMb * 2048)
  const args = ['-c', LAUNCHER, 'sh', blocks, what.command, ...(what.cgroup?.dirs ?? [])]
  const child = spawn('/bin/sh', args, {
    cwd: what.environment.HOME,
    env: bare(what.environment),
    detached: true,
    stdio: ['ignore', what.stdout, what.stderr],
  })
  const exited = new Promise<Exit>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  const startedAt = child.pid === undefined ? '' : (processRow(child.pid)?.startedAt ?? '')
  await once(child, 'spawn')
  if (child.pid === undefined) throw new Error('a process without a pid was started')
  return { leader: { pid: child.pid, startedAt }, exited }
}

/** Next.js declares that every environment has NODE_ENV; a task's has not, and no prototype either. */
function bare(environment: Record<string, string>): NodeJS.ProcessEnv {
  return Object.assign(Object.create(null), environment)
}

const run = promisify(execFile)

/** The ends of a task's two pipes: ours to read, and the descriptors for the task. */
type OutputPipes = {
  stdout: Socket
  stderr: Socket
  writers: { stdout: number; stderr: number }
  /** Our copies of the writing ends have to go, or the pipes never end. */
  closeWriters(): void
}

/**
 * Makes the pipes for a task's output in `directory`. Node itself would hand the task sockets, and
 * `echo hi > /dev/stderr` fails on a socket, so named pipes are made, opened at both ends and taken away again.
 */
export async function makePipes(directory: string): Promise<OutputPipes> {
  const paths = { stdout: join(directory, 'stdout'), stderr: join(directory, 'stderr') }
  await run('mkfifo', ['-m', '600', paths.stdout, paths.stderr])
  const stdout = openBoth(paths.stdout)
  const stderr = openBoth(paths.stderr)
  const writers = { stdout: stdout.writer, stderr: stderr.writer }
  return {
    stdout: stdout.reader,
    stderr: stderr.reader,
    writers,
    closeWriters: () => Object.values(writers).forEach(closeSync),
  }
}

function openBoth(path: string): { reader: Socket; writer: number } {
  // Without O_NONBLOCK the opening would wait for a writer.
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const writer = openSync(path, constants.O_WRONLY)
  rmSync(path)
  return { reader: new Socket({ fd: reading, readable: true, writable: false }), writer }
}
