import type { LogLine } from './log-line'

/** What one app may keep: lines as Log Cache's default of `max_per_source`, bytes so that memory stays bounded. */
export type Bound = { lines: number; bytes: number }

/**
 * The lines of one app in the order of their timestamps, the oldest first out when the bound is reached.
 * A line that arrives late is put in its place.
 */
export class AppLines {
  #lines: LogLine[] = []
  /** Lines before this index are gone; moving an index is cheaper than shifting an array of 100000. */
  #first = 0
  #bytes = 0

  constructor(readonly bound: Bound) {}

  get count(): number {
    return this.#lines.length - this.#first
  }

  get bytes(): number {
    return this.#bytes
  }

  add(line: LogLine): void {
    const last = this.#lines.at(-1)
    if (last === undefined || this.count === 0 || last.timestampNs <= line.timestampNs) this.#lines.push(line)
    else this.#lines.splice(this.#firstAfter(line.timestampNs), 0, line)
    this.#bytes += costOf(line)
    while (this.count > this.bound.lines || (this.#bytes > this.bound.bytes && this.count > 1)) this.#drop()
  }

  /** All lines, oldest first. */
  all(): LogLine[] {
    return this.#lines.slice(this.#first)
  }

  /** At most `limit` lines with start <= time < end; the newest ones first when descending. */
  between(startNs: bigint, endNs: bigint, limit: number, descending: boolean): LogLine[] {
    const from = this.#firstAfter(startNs - 1n)
    const to = Math.max(from, this.#firstAfter(endNs - 1n))
    if (!descending) return this.#lines.slice(from, Math.min(to, from + limit))
    return this.#lines.slice(Math.max(from, to - limit), to).reverse()
  }

  #drop(): void {
    const gone = this.#lines[this.#first]
    if (gone !== undefined) this.#bytes -= costOf(gone)
    this.#first += 1
    if (this.#first < 1024 || this.#first * 2 < this.#lines.length) return
    this.#lines = this.#lines.slice(this.#first)
    this.#first = 0
  }

  /** The index of the first line that is later than the time. */
  #firstAfter(timestampNs: bigint): number {
    let low = this.#first
    let high = this.#lines.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const line = this.#lines[middle]
      if (line !== undefined && line.timestampNs <= timestampNs) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Bytes that a line costs in memory, its own objects roughly included. */
function costOf(line: LogLine): number {
  return line.payload.length + 200
}
