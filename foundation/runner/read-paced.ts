import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Of the time of this process, all output of all tasks together may take one part in so many. */
const SHARE = 4
const WORTH_WAITING_MS = 4
/** Thousands of short lines: still little enough to be handled without a break. */
const SLICE_BYTES = 4096

let freeAtMs = 0

/**
 * Reads a task's output no faster than leaves the process time for everything else: a task that prints without end
 * is held up by its full pipe, as by a slow terminal.
 */
export function readPaced(reader: Socket, onChunk: (chunk: Buffer) => void): void {
  reader.on('error', () => reader.destroy())
  reader.on('data', (chunk: Buffer) => {
    reader.pause()
    void handle(chunk, reader, onChunk).then(() => reader.resume())
  })
}

async function handle(chunk: Buffer, reader: Socket, onChunk: (chunk: Buffer) => void): Promise<void> {
  for (let at = 0; at < chunk.length && !reader.destroyed; at += SLICE_BYTES) {
    const began = performance.now()
    onChunk(chunk.subarray(at, at + SLICE_BYTES))
    const ended = performance.now()
    freeAtMs = Math.max(freeAtMs, ended) + (ended - began) * (SHARE - 1)
    if (freeAtMs - ended > WORTH_WAITING_MS) await sleep(freeAtMs - ended)
  }
}
