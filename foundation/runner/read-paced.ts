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

/** `MAX_MESSAGE_SIZE` of executor's depot/log_streamer/log_streamer.go. */
export const MESSAGE_MAX_BYTES = 61_440

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * Makes lines of one output stream, byte for byte. A line ends at a line feed or a carriage return and an empty one
 * is no line; one that is too long goes on in the next, without parting a character, as in executor's
 * depot/log_streamer/stream_destination.go.
 */
export class LineSplitter {
  #buffer = Buffer.alloc(MESSAGE_MAX_BYTES)
  #held = 0

  constructor(readonly onLine: (line: Uint8Array) => void) {}

  push(chunk: Buffer): void {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue
      this.#hold(chunk.subarray(start, at))
      this.flush()
      start = at + 1
    }
    this.#hold(chunk.subarray(start))
  }

  /** Ends the line that is still open; called when the stream ends too. */
  flush(): void {
    this.#giveOn(this.#held)
  }

  #hold(part: Buffer): void {
    for (let rest = part; rest.length > 0; ) {
      if (this.#held === MESSAGE_MAX_BYTES) this.#giveOn(endOfCharacters(this.#buffer))
      const taken = rest.copy(this.#buffer, this.#held)
      this.#held += taken
      rest = rest.subarray(taken)
    }
  }

  #giveOn(bytes: number): void {
    if (bytes > 0) this.onLine(Buffer.from(this.#buffer.subarray(0, bytes)))
    this.#buffer.copyWithin(0, bytes, this.#held)
    this.#held -= bytes
  }
}

/** How much of a full buffer is whole characters of UTF-8; all of it where its end is no text. */
function endOfCharacters(buffer: Buffer): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = buffer[buffer.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    return lengthFrom(byte) > back ? buffer.length - back : buffer.length
  }
  return buffer.length
}

/** Bytes of the character that begins so. */
function lengthFrom(byte: number): number {
  if (byte >= 0xf0) return 4
  if (byte >= 0xe0) return 3
  return byte >= 0xc0 ? 2 : 1
}
