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
export type SaidOfField = { message: string; typed: string }

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
