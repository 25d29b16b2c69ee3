const UNITS = ['', 'K', 'M', 'G', 'T']
const SIZE = /^\+?(\d{1,30})(?:\.(\d{1,30}))?\s?([KMGT]?)(B?)$/i
const MEGA = 1024n ** 2n

/** The columns of the Cloud Controller hold 32 bit: beyond it every request fails. */
export const MEGABYTES_MAX = 2147483647
/** app/messages/task_create_message.rb: the largest log rate, a 64 bit number. */
export const BYTES_PER_SECOND_MAX = 9223372036854775807n

const MEGABYTES_FORM = 'Enter a size such as 512, 512M, 1G or 1.5 GB.'
const RATE_FORM = 'Enter bytes per second such as 16384, 16K or 1 MB, or -1 for unlimited.'

type Bytes = { kind: 'bytes'; bytes: bigint } | { kind: 'fraction' } | { kind: 'unreadable' }

function readBytes(text: string, bare: bigint): Bytes {
  const parts = SIZE.exec(text)
  if (!parts) return { kind: 'unreadable' }
  const [, whole = '', fraction = '', letter = '', b = ''] = parts
  if (letter === '' && b !== '' && bare !== 1n) return { kind: 'unreadable' }
  const unit = letter === '' ? bare : 1024n ** BigInt(UNITS.indexOf(letter.toUpperCase()))
  const scale = 10n ** BigInt(fraction.length)
  const scaled = BigInt(whole + fraction) * unit
  return scaled % scale === 0n ? { kind: 'bytes', bytes: scaled / scale } : { kind: 'fraction' }
}

/**
 * Reads a memory or disk size. K, M, G, T with or without B, any case, powers of 1024; a bare
 * number is MB. Must come out as a whole number of MB between 1 and what 32 bit hold.
 */
export function parseMegabytes(
  text: string,
): { kind: 'ok'; megabytes: number } | { kind: 'wrong'; message: string } {
  const trimmed = text.trim()
  if (/^-\d/.test(trimmed)) return { kind: 'wrong', message: 'Enter at least 1 MB.' }
  const read = readBytes(trimmed, MEGA)
  if (read.kind === 'unreadable') return { kind: 'wrong', message: MEGABYTES_FORM }
  if (read.kind === 'fraction' || read.bytes % MEGA !== 0n) {
    return { kind: 'wrong', message: 'Enter a whole number of MB.' }
  }
  const megabytes = read.bytes / MEGA
  if (megabytes < 1n) return { kind: 'wrong', message: 'Enter at least 1 MB.' }
  if (megabytes > MEGABYTES_MAX) return { kind: 'wrong', message: `Enter at most ${MEGABYTES_MAX} MB.` }
  return { kind: 'ok', megabytes: Number(megabytes) }
}

/**
 * Reads a log rate limit: sizes as for memory, but a bare number is bytes, and `/s` may follow.
 * -1n stands for unlimited (`-1` or `unlimited`). Exact up to 2^63-1, hence a bigint.
 */
export function parseBytesPerSecond(
  text: string,
): { kind: 'ok'; bytesPerSecond: bigint } | { kind: 'wrong'; message: string } {
  const trimmed = text.trim().replace(/\s?\/s$/i, '')
  if (trimmed === '-1' || trimmed.toLowerCase() === 'unlimited') return { kind: 'ok', bytesPerSecond: -1n }
  if (/^-\d/.test(trimmed)) return { kind: 'wrong', message: 'Enter 0 or more, or -1 for unlimited.' }
  const read = readBytes(trimmed, 1n)
  if (read.kind === 'unreadable') return { kind: 'wrong', message: RATE_FORM }
  if (read.kind === 'fraction') return { kind: 'wrong', message: 'Enter a whole number of bytes per second.' }
  if (read.bytes > BYTES_PER_SECOND_MAX) {
    return { kind: 'wrong', message: `Enter at most ${BYTES_PER_SECOND_MAX}, or -1 for unlimited.` }
  }
  return { kind: 'ok', bytesPerSecond: read.bytes }
}

/** The largest unit in which at most two decimals say the size exactly, so that it reads back equal. */
function print(amount: bigint, units: string[]): string {
  let shown = `${amount} ${units[0]}`
  units.forEach((unit, power) => {
    const size = 1024n ** BigInt(power)
    if (amount < size || (amount * 100n) % size !== 0n) return
    const hundredths = (amount * 100n) / size
    const decimals = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '')
    shown = `${hundredths / 100n}${decimals === '' ? '' : `.${decimals}`} ${unit}`
  })
  return shown
}

/** `768 MB`, `1 GB`, `1.5 GB`: exact, so that `parseMegabytes` gives the same number again. */
export function printMegabytes(megabytes: number): string {
  return print(BigInt(megabytes), ['MB', 'GB', 'TB'])
}

/** The same of a size that may not be told: `unknown`. */
export const printKnownMegabytes = (megabytes: number | null): string =>
  megabytes === null ? 'unknown' : printMegabytes(megabytes)

/** `16 KB/s`, `100 B/s`; `unlimited` for -1. Reads back equal. */
export function printBytesPerSecond(bytesPerSecond: number | bigint): string {
  const rate = BigInt(bytesPerSecond)
  return rate < 0n ? 'unlimited' : `${print(rate, ['B', 'KB', 'MB', 'GB', 'TB'])}/s`
}
