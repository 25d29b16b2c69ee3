import type { Socket } from 'node:net'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'

/** Of the time of this process, all output of all tasks together may take one part in so many. */
const SHARE = 4
const WORTH_WAITING_MS = 4
/** Thousands of short lines: still little enough to be handled without a break. */
const SLICE_BYTES = 4096
/** What a pipe holds at most: `/proc/sys/fs/pipe-max-size` of pipe(7). */
const PIPE_MAX_BYTES = 1024 * 1024

let freeAtMs = 0

export type PacedReading = {
  /**
   * Resolves when everything that was written to the pipe before this call is handled, whether or not somebody still
   * holds it open; then nothing more is read.
   */
  finish(): Promise<void>
}

/**
 * Reads a task's output no faster than leaves the process time for everything else: a task that prints without end
 * is held up by its full pipe, as by a slow terminal.
 */
export function readPaced(reader: Socket, onChunk: (chunk: Buffer) => void): PacedReading {
  const hurry = new AbortController()
  let handled = 0
  let isOver = false

  /** Each chunk in turn, then the end: a pipe that closes costs nothing that stood in it. */
  async function readAll(): Promise<void> {
    try {
      for await (const chunk of reader) {
        await handle(chunk, onChunk, hurry.signal)
        handled += chunk.length
      }
    } catch (error) {
      // A pipe that fails, or was given up, has nothing more to say.
      if (reader.errored === null && !hurry.signal.aborted) throw error
    }
    isOver = true
  }

  /** What was written before is in when a look at the pipe brings nothing; who goes on writing is not waited for. */
  async function readWhatIsThere(): Promise<void> {
    const most = reader.bytesRead + PIPE_MAX_BYTES
    while (!isOver && handled < most) {
      const before = reader.bytesRead
      const isHandled = handled === before
      // The first may still fall into this turn of the event loop; between the two it looks at the pipe.
      await setImmediate()
      await setImmediate()
      if (isHandled && reader.bytesRead === before) return
    }
  }

  const all = readAll()
  return {
    async finish() {
      hurry.abort()
      await Promise.race([all, readWhatIsThere()])
      reader.destroy()
      await all
    },
  }
}

async function handle(chunk: Buffer, onChunk: (chunk: Buffer) => void, hurry: AbortSignal): Promise<void> {
  for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
    const began = performance.now()
    onChunk(chunk.subarray(at, at + SLICE_BYTES))
    const ended = performance.now()
    freeAtMs = Math.max(freeAtMs, ended) + (ended - began) * (SHARE - 1)
    // What is left of a task that has ended is little: it is not waited for, but others get their turn.
    if (hurry.aborted) await setImmediate()
    else if (freeAtMs - ended > WORTH_WAITING_MS) await untilFree(freeAtMs - ended, hurry)
  }
}

async function untilFree(ms: number, hurry: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: hurry }).catch(() => undefined)
}
