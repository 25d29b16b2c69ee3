/** A line longer than this is cut: neither the cache nor a page should hold a task's unbroken megabytes. */
export const LINE_MAX_BYTES = 64 * 1024

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * Makes lines of one output stream, byte for byte. A line ends at a line feed or a carriage return and an empty one
 * is no line, as in executor's depot/log_streamer/stream_destination.go. What is beyond the bound of a line is left
 * out and its end says so.
 */
export class LineSplitter {
  #parts: Buffer[] = []
  #held = 0
  #dropped = 0

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
    if (this.#held > 0) this.onLine(this.#line())
    this.#parts = []
    this.#held = 0
    this.#dropped = 0
  }

  #hold(part: Buffer): void {
    const room = LINE_MAX_BYTES - this.#held
    this.#dropped += Math.max(0, part.length - room)
    if (part.length === 0 || room === 0) return
    this.#parts.push(Buffer.from(part.subarray(0, room)))
    this.#held += Math.min(part.length, room)
  }

  #line(): Buffer {
    const mark = this.#dropped > 0 ? [Buffer.from(` [line cut, ${this.#dropped} bytes left out]`)] : []
    return Buffer.concat([...this.#parts, ...mark])
  }
}
