import { printMegabytes } from '../../size'

export type Level = 'organization' | 'space'

/**
 * What the console happens to know of where the task was to run, to say the next step exactly.
 * Everything may be missing: then the step is said in general.
 */
export type Known = {
  organization?: {
    name: string
    memoryMb?: number
    memoryLeftMb?: number
    memoryPerTaskMb?: number
    tasks?: number
  }
  space?: { name: string; memoryMb?: number; memoryLeftMb?: number; memoryPerTaskMb?: number; tasks?: number }
  /** Names of those who may create tasks in the space. */
  developers?: string[]
  /** The token lacks the scope to write: no role helps. */
  isReadOnly?: boolean
}

/** The API's message, and what was typed into the field that it speaks of. */
type SaidOfField = { message: string; typed: string }

/** The next step of a refusal: fixed, or from what is known and what was said; nothing where no step is sure to help. */
export type Next = string | ((known: Known, said: SaidOfField) => string | undefined)

/** The step in words. */
export function nextOf(next: Next | undefined, known: Known, said: SaidOfField): string | undefined {
  return typeof next === 'function' ? next(known, said) : next
}

const LESS = 'Ask for less, or wait until something that runs there ends.'
const DEVELOPERS_SHOWN = 5

function placeName(level: Level, known: Known): string {
  const name = known[level]?.name
  return name === undefined ? `the ${level}` : `the ${level} ${name}`
}

/** For memory that is used up: how much of it is left. */
export function lessMemory(level: Level): Next {
  return (known) => {
    const { memoryMb, memoryLeftMb } = known[level] ?? {}
    if (memoryMb === undefined || memoryLeftMb === undefined) return LESS
    const left = memoryLeftMb > 0 ? printMegabytes(memoryLeftMb) : 'None'
    return `${left} of ${printMegabytes(memoryMb)} is left in ${placeName(level, known)}. ${LESS}`
  }
}

/** For memory that no single task may have. */
export function smallerTask(level: Level): Next {
  return (known) => {
    const most = known[level]?.memoryPerTaskMb
    const limit = most === undefined ? 'less' : `${printMegabytes(most)} or less`
    return `Ask for ${limit}: one task may not have more in ${placeName(level, known)}.`
  }
}

/** For as many tasks as are allowed. The API does not tell whose quota it is. */
export function fewerTasks(known: Known): string {
  const limits = (['space', 'organization'] as const).flatMap((level) => {
    const tasks = known[level]?.tasks
    return tasks === undefined ? [] : [`${placeName(level, known)} allows ${tasks}`]
  })
  const said = limits.length === 0 ? '' : `: ${limits.join(', ')}`
  return `As many tasks as a quota allows are running${said}. Wait until one ends.`
}

/** For a role that is missing: which, where, and who has it. */
export function whoMay(known: Known): string {
  if (known.isReadOnly)
    return 'This sign-in may only read. Sign in with one that has the scope cloud_controller.write.'
  const role = `Creating tasks takes the role space developer in ${known.space ? placeName('space', known) : 'the space of the app'}.`
  const developers = known.developers ?? []
  if (developers.length === 0) return `${role} A space manager can give it.`
  const more = developers.length - DEVELOPERS_SHOWN
  const names = developers.slice(0, DEVELOPERS_SHOWN).join(', ')
  return `${role} Who has it: ${names}${more > 0 ? ` and ${more} more` : ''}.`
}

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
