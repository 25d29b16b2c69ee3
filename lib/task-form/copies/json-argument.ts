import { toRequestText } from '../to-request'
import type { TaskFormValues } from '../values'
import { shellQuote } from './shell-quote'

/**
 * The request's body as one argument of a shell command. What a terminal would act on or turn
 * around is escaped in the JSON itself, which means the same to the API.
 */
export function jsonArgument(values: TaskFormValues): string {
  const json = toRequestText(values).replace(
    /\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return shellQuote(json)
}
