import { execFile } from 'node:child_process'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The ends of a task's two pipes: ours to read, and the descriptors for the task. */
export type OutputPipes = {
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
