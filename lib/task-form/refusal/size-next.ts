import type { Next } from './known'

type Unit = 'megabytes' | 'bytes-per-second'

const LIMIT = /\b(greater than or equal to|greater than|less than or equal to|less than) (-?\d{1,19})\b/
/** The unit that somebody typed: a bare number is MB, and bytes for a log rate. */
const TYPED_UNIT = /([KMGT])B?(?:\s?\/s)?\s*$/i
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** A size in the unit that was typed, where it comes out whole there; else in the unit of the message. */
function inTypedUnit(amount: bigint, typed: string, unit: Unit): string {
  const base = unit === 'megabytes' ? 2 : 0
  const letter = TYPED_UNIT.exec(typed)?.[1]?.toUpperCase()
  const power = letter === undefined ? base : UNITS.indexOf(`${letter}B`)
  const size = 1024n ** BigInt(Math.max(0, power - base))
  const isWhole = power >= base && amount % size === 0n
  const shown = isWhole ? `${amount / size} ${UNITS[power]}` : `${amount} ${UNITS[base]}`
  return unit === 'megabytes' ? shown : `${shown}/s`
}

/**
 * The next step for a size that is too large or too small: from the number in the API's own message, in the unit that
 * was typed. Nothing where the message names no limit that can be kept.
 */
export function withinLimit(unit: Unit): Next {
  return (_known, { message, typed }) => {
    const [, than, digits] = LIMIT.exec(message) ?? []
    if (than === undefined || digits === undefined) return undefined
    const limit = BigInt(digits)
    const isRate = unit === 'bytes-per-second'
    // -1 is the API's word for unlimited: below 0 there is nothing else to enter.
    if (isRate && limit < 0n)
      return than.startsWith('greater') ? 'Enter 0 or more, or -1 for unlimited.' : undefined
    const say = (amount: bigint) => inTypedUnit(amount, typed, unit)
    switch (than) {
      case 'greater than':
        return `Enter ${say(limit + 1n)} or more.`
      case 'greater than or equal to':
        return `Enter ${say(limit)} or more.`
      case 'less than':
        return limit > 0n ? `Enter less than ${say(limit)}.` : undefined
      default:
        return limit > 0n ? `Enter ${say(limit)} or less.` : undefined
    }
  }
}

/** For the largest size that a foundation allows: `Cannot request … greater than 2048`. */
export const atMost: Next = (_known, { message, typed }) => {
  const digits = /greater than (\d{1,19})\b/.exec(message)?.[1]
  return digits === undefined
    ? undefined
    : `Enter ${inTypedUnit(BigInt(digits), typed, 'megabytes')} or less.`
}
