import * as z from 'zod/mini'

/** How a cause is told, from its detail; the code of a library, where there is one, is a part of that. */
type Words = (detail: string) => string

const alone =
  (what: string): Words =>
  () =>
    what
const withDetail =
  (what: string): Words =>
  (detail) =>
    detail === '' ? what : `${what} (${detail})`
const before =
  (what: string): Words =>
  (detail) =>
    `${what}: ${detail}`
const itself: Words = (detail) => detail

/** Every cause that the journal knows: why nothing was sent, or why there was no trustworthy answer. */
const CAUSES = [
  'form-refused',
  'recorded-too-late',
  'earlier-press-not-looked-for',
  'sign-in-not-renewed',
  'api-away',
  'too-many-requests',
  'too-late',
  'name-not-found',
  'no-connection',
  'no-connection-in-time',
  'no-trusted-connection',
  'no-api-there',
  'no-answer-in-time',
  'closed-before-an-answer',
  'answer-too-large',
  'answer-unreadable',
  'answer-not-the-apis',
  'answer-of-another-task',
  'answer-says-nothing',
  'refusal-not-looked-up',
  'stopped-before-the-answer',
  /** What an older build wrote, in its own words. */
  'of-an-older-build',
] as const

/** What happened, more of it in words where there is more, and the code of Node.js or undici where there is one. */
export const causeSchema = z.object({
  what: z.enum(CAUSES),
  detail: z.nullable(z.string()),
  code: z.nullable(z.string()),
})

export type Cause = z.infer<typeof causeSchema>

/** The same as our read routes tell it. A console of an older build, met while a new one is rolled out, tells words. */
export const toldCauseSchema = z.union([
  causeSchema,
  z.pipe(
    z.string(),
    z.transform((text) => causeOf('of-an-older-build', text)),
  ),
])

const WORDS: Record<Cause['what'], Words> = {
  'form-refused': alone('the form refused it'),
  'recorded-too-late': alone('recorded too late, so not sent'),
  'earlier-press-not-looked-for': alone('an earlier press could not be looked for, so this one was not sent'),
  'sign-in-not-renewed': before('sign-in could not be renewed'),
  'api-away': itself,
  'too-many-requests': withDetail('no connection to the API'),
  'too-late': withDetail('too late to be sent'),
  'name-not-found': withDetail('the API’s name was not found'),
  'no-connection': withDetail('no connection to the API'),
  'no-connection-in-time': withDetail('no connection to the API in time'),
  'no-trusted-connection': withDetail('no trusted connection to the API'),
  'no-api-there': withDetail('the router knows no API there'),
  'no-answer-in-time': withDetail('no answer in time'),
  'closed-before-an-answer': withDetail('the connection closed before an answer'),
  'answer-too-large': withDetail('the answer was too large'),
  'answer-unreadable': withDetail('the answer could not be read'),
  'answer-not-the-apis': withDetail('the answer was not the API’s'),
  'answer-of-another-task': alone('the answer shows a task that is not this one'),
  'answer-says-nothing': itself,
  'refusal-not-looked-up': before('HTTP 422, and whether the task exists could not be looked up'),
  'stopped-before-the-answer': alone('the console stopped before the answer was recorded'),
  'of-an-older-build': itself,
}

/** A cause of which no more is known than what happened. */
export const causeOf = (what: Cause['what'], detail: string | null = null): Cause => ({
  what,
  detail,
  code: null,
})

/** A cause in words, with the code of a library where there is one: for a submission's details, and to search in. */
export const causeText = ({ what, detail, code }: Cause): string =>
  WORDS[what]([detail, code].filter(Boolean).join('; '))

/** The same in words alone: the codes of libraries are for whoever wants to know exactly. */
export function causeInWords(cause: Cause): string {
  const text = causeText({ ...cause, code: null })
  // An older build wrote the code into its words.
  return cause.what === 'of-an-older-build' ? text.replace(/; [A-Z][A-Z0-9_]{2,60}\)$/, ')') : text
}
