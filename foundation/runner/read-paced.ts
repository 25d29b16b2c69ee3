import type { Socket } from 'node:net'

/** Of the time of this process, all output of all tasks together may take one part in so many. */
const SHARE = 4
const WORTH_WAITING_MS = 4

let freeAtMs = 0

/**
 * Reads a task's output no faster than leaves the process time for everything else: a task that prints without end
 * is held up by its full pipe, as by a slow terminal.
 */
export function readPaced(reader: Socket, onChunk: (chunk: Buffer) => void): void {
  reader.on('error', () => reader.destroy())
  reader.on('data', (chunk: Buffer) => {
    const began = performance.now()
    onChunk(chunk)
    const ended = performance.now()
    freeAtMs = Math.max(freeAtMs, ended) + (ended - began) * (SHARE - 1)
    if (freeAtMs - ended < WORTH_WAITING_MS) return
    reader.pause()
    setTimeout(() => reader.resume(), freeAtMs - ended)
  })
}
