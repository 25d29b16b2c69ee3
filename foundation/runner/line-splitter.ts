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
