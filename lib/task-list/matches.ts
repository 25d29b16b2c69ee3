import type { PlacedApp } from '../resources/app'
import { appGuidOf, shortReason, type Task } from '../resources/task'
import { readTime, wholeSecond } from '../time-filter'
import { filterValues, type TaskFilterName, type TaskFilters } from './address'
import { readSelector, selects } from './label-selector'

/** What is known of a task beside itself. */
export type Known = {
  app?: Pick<PlacedApp, 'space' | 'organization'>
  /** Who created it, where that is known. */
  createdBy?: string
  /** Why it failed, where that is known. */
  cause?: string
}

/** Filters that the API does not have: they are tried on what was read. */
export const OWN_FILTERS = ['created_by', 'reason', 'cause'] as const satisfies readonly TaskFilterName[]

/**
 * Whether a task fits filters, as the API decides it: names without regard to case, states with, seconds compared. A
 * space or organization that is not known fits none.
 */
export function matches(task: Task, filters: TaskFilters, known: Known, now: number): boolean {
  const isOneOf = (name: TaskFilterName, value: string) =>
    filters[name] === undefined || filterValues(filters, name).includes(value)
  return (
    isOneOf('states', task.state) &&
    isOneOf('guids', task.guid) &&
    isOneOf('app_guids', appGuidOf(task)) &&
    isOneOf('space_guids', known.app?.space.guid ?? '') &&
    isOneOf('organization_guids', known.app?.organization.guid ?? '') &&
    hasName(task.name, filters) &&
    hasLabels(task, filters) &&
    isWithin(task.created_at, 'created_ats', filters, now) &&
    isWithin(task.updated_at, 'updated_ats', filters, now) &&
    hasReason(task, filters.reason) &&
    hasPart(known.createdBy, filters.created_by) &&
    isOneOf('cause', known.cause ?? '')
  )
}

function hasName(name: string, filters: TaskFilters): boolean {
  if (filters.names === undefined) return true
  const wanted = filterValues(filters, 'names').map((one) => decoded(one).toLowerCase())
  return wanted.includes(name.toLowerCase())
}

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function hasLabels(task: Task, { label_selector: selector }: TaskFilters): boolean {
  if (selector === undefined) return true
  const read = readSelector(selector)
  return 'requirements' in read && selects(read.requirements, task.metadata.labels)
}

/**
 * In quotes it is the whole reason, with or without the task's own name before it, and none where nothing stands between
 * them; with a `!` before the quotes it is any other, none included.
 */
function hasReason(task: Task, wanted: string | undefined): boolean {
  const [, not, whole] = /^(!?)"(.*)"$/s.exec(wanted ?? '') ?? []
  const reason = task.result.failure_reason ?? ''
  if (whole === undefined) return hasPart(reason, wanted)
  return (whole === reason || whole === (shortReason(task) ?? '')) !== (not === '!')
}

const hasPart = (text: string | null | undefined, part: string | undefined): boolean =>
  part === undefined || (text ?? '').toLowerCase().includes(part.toLowerCase())

const seconds = (ms: number): number => Math.floor(ms / 1000)

const COMPARISONS = {
  gt: (at: number, limit: number) => at > limit,
  gte: (at: number, limit: number) => at >= limit,
  lt: (at: number, limit: number) => at < limit,
  lte: (at: number, limit: number) => at <= limit,
} as const

const OPERATORS = ['gt', 'gte', 'lt', 'lte'] as const
type Operator = (typeof OPERATORS)[number]

/** What a time filter means at this moment: a day is its begin, and its last second where it is an end that counts. */
export const timeOf = (text: string, operator: Operator, now: number): Date | undefined =>
  readTime(text, operator === 'lte' ? 'to' : 'from', now)

function isWithin(
  at: string,
  times: 'created_ats' | 'updated_ats',
  filters: TaskFilters,
  now: number,
): boolean {
  return OPERATORS.every((operator) => {
    const text = filters[`${times}[${operator}]`]
    const limit = text === undefined ? undefined : timeOf(text, operator, now)
    return limit === undefined || COMPARISONS[operator](seconds(Date.parse(at)), seconds(limit.getTime()))
  })
}

/** The filters as parameters of `GET /v3/tasks`: instants exact, own filters left out. */
export function toApiQuery(filters: TaskFilters, now: number): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(filters)) {
    if (OWN_FILTERS.some((own) => own === name)) continue
    const operator = OPERATORS.find((one) => name.endsWith(`[${one}]`))
    query[name] = operator ? exact(value, operator, now) : value
  }
  return query
}

const exact = (text: string, operator: Operator, now: number): string =>
  wholeSecond(timeOf(text, operator, now)?.getTime() ?? now)
