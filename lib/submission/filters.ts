import * as z from 'zod/mini'
import { readTime, TIME_WORDS } from '../time-filter'
import { OUTCOMES } from './outcome'

/** Shorter than this no index of parts of words helps: such a search would read the whole journal. */
const SEARCH_MIN_CHARACTERS = 3
const MOST_CHARACTERS = 300
/** What a database can't hold was never recorded. */
const UNRECORDABLE = /[\0\p{Surrogate}]/u

const text = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(MOST_CHARACTERS, `At most ${MOST_CHARACTERS} characters.`),
  z.refine((value) => !UNRECORDABLE.test(value), 'Not readable.'),
)
const search = z.string().check(
  z.trim(),
  z.minLength(SEARCH_MIN_CHARACTERS, `At least ${SEARCH_MIN_CHARACTERS} characters.`),
  z.maxLength(MOST_CHARACTERS, `At most ${MOST_CHARACTERS} characters.`),
  z.refine((value) => !UNRECORDABLE.test(value), 'Not readable.'),
)
const time = z.string().check(
  z.trim(),
  z.refine((value) => readTime(value, 'from', 0) !== undefined, TIME_WORDS),
)
const status = z.pipe(
  z.string().check(z.trim(), z.regex(/^[1-5]\d\d$/, 'A status such as 422.')),
  z.transform(Number),
)

/** What the journal can be narrowed by, as it stands in the address. */
const submissionFiltersSchema = z.strictObject({
  q: z.optional(search),
  outcome: z.optional(z.enum(OUTCOMES, 'One of sending, accepted, rejected, unknown, lost.')),
  app: z.optional(text),
  user: z.optional(text),
  from: z.optional(time),
  to: z.optional(time),
  status: z.optional(status),
  error: z.optional(search),
  request: z.optional(text),
})

export type SubmissionFilters = z.infer<typeof submissionFiltersSchema>
export type FilterName = keyof SubmissionFilters

/** The filters in the order in which they are shown and written. */
export const FILTER_NAMES = [
  'q',
  'outcome',
  'app',
  'user',
  'from',
  'to',
  'status',
  'error',
  'request',
] as const satisfies readonly FilterName[]

/** Filters as far as they make sense, and what does not: a wrong one is left out and said. */
export type ReadFilters = { filters: SubmissionFilters; wrong: { name: string; why: string }[] }

/** Parameters that are no filter: where a page begins, and what an export is written as. */
const OTHERS = new Set(['after', '_rsc'])

const isFilter = (name: string): name is FilterName => FILTER_NAMES.some((one) => one === name)

/** Reads an address's parameters one by one. An empty one is no filter; of several of one name the first counts. */
export function readFilters(parameters: Iterable<[string, string]>): ReadFilters {
  const given: Record<string, string> = {}
  const wrong: ReadFilters['wrong'] = []
  for (const [name, value] of parameters) {
    if (OTHERS.has(name) || value.trim() === '') continue
    if (!isFilter(name)) wrong.push({ name: name.slice(0, 80), why: 'The journal has no such filter.' })
    else if (given[name] !== undefined) wrong.push({ name, why: 'Given twice, the first counts.' })
    else given[name] = value
  }
  const read = submissionFiltersSchema.safeParse(given)
  if (read.success) return { filters: read.data, wrong }
  for (const { path, message } of read.error.issues) {
    const name = String(path[0])
    if (given[name] !== undefined) wrong.push({ name, why: message })
    delete given[name]
  }
  return { filters: submissionFiltersSchema.parse(given), wrong }
}

/** The filters as the part of an address after the question mark; '' where there is none. */
export function writeFilters(filters: SubmissionFilters): string {
  const kept = FILTER_NAMES.flatMap((name): [string, string][] => {
    const value = filters[name]
    return value === undefined ? [] : [[name, String(value)]]
  })
  return new URLSearchParams(kept).toString()
}
