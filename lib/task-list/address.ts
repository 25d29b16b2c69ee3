import * as z from 'zod/mini'
import { readTime, TIME_WORDS } from '../time-filter'
import { isCause } from '../verdict/causes'
import { readSelector } from './label-selector'

const MOST_CHARACTERS = 3_000
const MOST_VALUES = 100
/** What neither a query nor a header can carry. */
const UNSENDABLE = /[\0\p{Surrogate}]/u

const text = z.string().check(
  z.trim(),
  z.maxLength(MOST_CHARACTERS, `At most ${MOST_CHARACTERS} characters.`),
  z.refine((value) => !UNSENDABLE.test(value), 'Not readable.'),
)

const valuesOf = (value: string): string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const list = (each: RegExp, why: string) =>
  text.check(
    z.refine((value) => valuesOf(value).length <= MOST_VALUES, `At most ${MOST_VALUES} values.`),
    z.refine((value) => valuesOf(value).length > 0 && valuesOf(value).every((one) => each.test(one)), why),
  )

const guids = list(/^[0-9a-zA-Z-]{1,200}$/, 'Guids, with commas between several.')
const time = text.check(z.refine((value) => readTime(value, 'from', 0) !== undefined, TIME_WORDS))
const selector = text.check(
  z.check((read) => {
    const wrong = readSelector(read.value)
    if ('why' in wrong)
      read.issues.push({ code: 'custom', input: read.value, message: `${wrong.piece} ${wrong.why}`.trim() })
  }),
)

/** What the list can be ordered by, the API's own words. */
export const ORDERS = ['-created_at', 'created_at', '-updated_at', 'updated_at'] as const
export type Order = (typeof ORDERS)[number]

/** How many rows a page may have. */
export const PAGE_SIZES = [50, 100, 200, 500] as const
const PER_PAGE = 50
const MOST_PER_PAGE = 500

/** The columns that may be left out; state and name always stand. */
export const CHOSEN_COLUMNS = [
  'app',
  'created',
  'updated',
  'duration',
  'memory',
  'disk',
  'reason',
  'labels',
] as const
export type ChosenColumn = (typeof CHOSEN_COLUMNS)[number]
export const DEFAULT_COLUMNS: readonly ChosenColumn[] = [
  'app',
  'created',
  'duration',
  'memory',
  'reason',
  'labels',
]

const isColumn = (name: string): name is ChosenColumn => CHOSEN_COLUMNS.some((one) => one === name)

const shape = {
  states: z.optional(list(/^\w{1,50}$/, 'States such as RUNNING or FAILED, with commas between several.')),
  app_guids: z.optional(guids),
  space_guids: z.optional(guids),
  organization_guids: z.optional(guids),
  names: z.optional(list(/./s, 'Names, with commas between several.')),
  label_selector: z.optional(selector),
  'created_ats[gt]': z.optional(time),
  'created_ats[gte]': z.optional(time),
  'created_ats[lt]': z.optional(time),
  'created_ats[lte]': z.optional(time),
  'updated_ats[gt]': z.optional(time),
  'updated_ats[gte]': z.optional(time),
  'updated_ats[lt]': z.optional(time),
  'updated_ats[lte]': z.optional(time),
  guids: z.optional(guids),
  created_by: z.optional(text),
  reason: z.optional(text),
  cause: z.optional(
    text.check(
      z.refine(
        (value) => valuesOf(value).every(isCause),
        'Causes such as out-of-memory-limit, with commas between several.',
      ),
    ),
  ),
}

const whole = (least: number, most: number, why: string) =>
  z.pipe(
    z.string().check(
      z.trim(),
      z.regex(/^\d{1,9}$/, why),
      z.refine((value) => Number(value) >= least && Number(value) <= most, why),
    ),
    z.transform(Number),
  )

const addressSchema = z.strictObject({
  ...shape,
  order_by: z.optional(
    z.enum(ORDERS, 'One of created_at, updated_at, with - before it for the newest first.'),
  ),
  page: z.optional(whole(1, 100_000_000, 'A whole number from 1.')),
  per_page: z.optional(whole(1, MOST_PER_PAGE, `A whole number up to ${MOST_PER_PAGE}.`)),
  columns: z.optional(
    text.check(
      z.refine(
        (value) => valuesOf(value).every(isColumn),
        `Some of ${CHOSEN_COLUMNS.join(', ')}, with commas.`,
      ),
    ),
  ),
  density: z.optional(z.enum(['dense', 'roomy'], 'dense or roomy.')),
})

type Address = z.infer<typeof addressSchema>
export type TaskFilterName = keyof typeof shape
/** The filters as texts, as they stand in the address. */
export type TaskFilters = Partial<Record<TaskFilterName, string>>

/** What of the tasks a page lists, and how: all that its address says. */
export type TaskListAddress = {
  filters: TaskFilters
  order_by: Order
  page: number
  per_page: number
  columns: readonly ChosenColumn[]
  isDense: boolean
}

/** In the order in which they are shown and written. */
export const TASK_FILTER_NAMES = [
  'states',
  'app_guids',
  'space_guids',
  'organization_guids',
  'names',
  'label_selector',
  'created_ats[gt]',
  'created_ats[gte]',
  'created_ats[lt]',
  'created_ats[lte]',
  'updated_ats[gt]',
  'updated_ats[gte]',
  'updated_ats[lt]',
  'updated_ats[lte]',
  'guids',
  'created_by',
  'reason',
  'cause',
] as const satisfies readonly TaskFilterName[]

const OTHERS = ['order_by', 'page', 'per_page', 'columns', 'density'] as const
const KNOWN: readonly string[] = [...TASK_FILTER_NAMES, ...OTHERS]

/** What of an address made no sense and was left out, and why. */
export type WrongParameter = { name: string; why: string }

/**
 * Reads an address's parameters one by one: a wrong one is left out and said, the rest holds. An empty one is none; of
 * several of one name the last counts, as at the API. `columns=` is the one that may be empty: then none is chosen.
 */
export function readTaskListAddress(parameters: Iterable<[string, string]>): {
  address: TaskListAddress
  wrong: WrongParameter[]
} {
  const given: Record<string, string> = {}
  const wrong: WrongParameter[] = []
  for (const [name, value] of parameters) {
    if (name === '_rsc' || (value.trim() === '' && name !== 'columns')) continue
    if (KNOWN.includes(name)) given[name] = value
    else wrong.push({ name: name.slice(0, 80), why: 'The list has no such filter.' })
  }
  const read = addressSchema.safeParse(given)
  if (read.success) return { address: toAddress(read.data), wrong }
  for (const { path, message } of read.error.issues) {
    const name = String(path[0])
    if (given[name] !== undefined) wrong.push({ name, why: message })
    delete given[name]
  }
  return { address: toAddress(addressSchema.parse(given)), wrong }
}

function toAddress(read: Address): TaskListAddress {
  const { order_by = '-created_at', page = 1, per_page = PER_PAGE, columns, density, ...filters } = read
  const chosen = columns === undefined ? undefined : valuesOf(columns)
  return {
    filters,
    order_by,
    page,
    per_page,
    columns: chosen ? CHOSEN_COLUMNS.filter((one) => chosen.includes(one)) : DEFAULT_COLUMNS,
    isDense: density === 'dense',
  }
}

/** An address with nothing said: every task, the newest first. */
export const WHOLE_LIST: TaskListAddress = toAddress({})

/** The part of an address after the question mark: what is as it is anyway is left out; '' where all is. */
export function writeTaskListAddress(address: TaskListAddress): string {
  const { filters, order_by, page, per_page, columns, isDense } = address
  const kept = TASK_FILTER_NAMES.flatMap((name): [string, string][] => {
    const value = filters[name]
    return value === undefined ? [] : [[name, value]]
  })
  if (order_by !== '-created_at') kept.push(['order_by', order_by])
  if (page !== 1) kept.push(['page', String(page)])
  if (per_page !== PER_PAGE) kept.push(['per_page', String(per_page)])
  if (columns.join() !== DEFAULT_COLUMNS.join()) kept.push(['columns', columns.join(',')])
  if (isDense) kept.push(['density', 'dense'])
  return new URLSearchParams(kept).toString()
}

/** The same address with other filters: from its first page again. A filter that is undefined goes. */
export const withFilters = (address: TaskListAddress, filters: TaskFilters): TaskListAddress => ({
  ...address,
  page: 1,
  filters: Object.fromEntries(
    Object.entries({ ...address.filters, ...filters }).filter(([, value]) => value !== undefined),
  ),
})

/** The states of the API, those of tasks that have not ended before the others. */
export const STATES = ['PENDING', 'RUNNING', 'CANCELING', 'SUCCEEDED', 'FAILED'] as const

/** What a list of tasks under way asks for. */
export const UNDER_WAY = STATES.slice(0, 3).join(',')

/** The quick chips: what each asks for, in the states of the API. */
export const QUICK_STATES = [
  { word: 'All', states: undefined },
  { word: 'Under way', states: UNDER_WAY },
  { word: 'Failed', states: 'FAILED' },
  { word: 'Succeeded', states: 'SUCCEEDED' },
] as const

/** The values of a filter that takes several. */
export const filterValues = (filters: TaskFilters, name: TaskFilterName): string[] =>
  valuesOf(filters[name] ?? '')

/** A name as one value of `names`: a comma would part it, so the API takes it encoded (twice, with the address's own). */
export const asOneName = (name: string): string => name.replaceAll('%', '%25').replaceAll(',', '%2C')
