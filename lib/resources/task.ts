import * as z from 'zod/mini'
import { exactInteger, fact, integerFact, optionalTextFact, textFact, toOneFact } from './fact'

type Texts = Record<string, string | null>

/** As entries, since a zod record drops a key called `__proto__`, which the API takes like any other. */
export const asEntries = z.transform((value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined,
)
/** Entries as an object, whatever their keys are. */
export const toTexts = (all: [string, string | null][]): Texts => Object.fromEntries(all)

/** A value of another type is not shown, its key is. */
const texts = fact(
  z.pipe(
    z.pipe(asEntries, z.array(z.tuple([z.string(), fact(z.nullable(z.string()), null)]))),
    z.transform(toTexts),
  ),
  {},
)

/** Labels and annotations as every resource of the API carries them. */
export const metadataSchema = fact(z.object({ labels: texts, annotations: texts }), {
  labels: {},
  annotations: {},
})

export type Metadata = z.infer<typeof metadataSchema>

/** The fields alone. */
export const taskShape = z.object({
  guid: z.string(),
  sequence_id: fact(exactInteger, ''),
  name: textFact,
  command: optionalTextFact,
  user: optionalTextFact,
  state: textFact,
  memory_in_mb: integerFact,
  disk_in_mb: integerFact,
  log_rate_limit_in_bytes_per_second: fact(z.optional(z.nullable(exactInteger)), undefined),
  result: fact(z.object({ failure_reason: optionalTextFact }), {}),
  droplet_guid: optionalTextFact,
  relationships: fact(z.object({ app: toOneFact }), { app: { data: { guid: '' } } }),
  metadata: metadataSchema,
  created_at: textFact,
  updated_at: textFact,
})

/**
 * The fields of a v3 task that we read. Korifi has neither `user` nor a log rate; lists leave `command` out. What tells
 * nothing but its guid is no task that could be shown.
 */
export const taskSchema = taskShape.check(z.refine(({ name, state }) => name !== '' || state !== ''))

export type Task = z.infer<typeof taskSchema>

/** Final for the API: a later report of the runner is refused. app/models/runtime/task_model.rb */
const FINAL_STATES: readonly string[] = ['SUCCEEDED', 'FAILED']

/** The states from which a task may be cancelled; cancelling a CANCELING one again is allowed. app/actions/task_cancel.rb */
const CANCELABLE_STATES: readonly string[] = ['PENDING', 'RUNNING', 'CANCELING']

/** Whether the task can still change by itself. A state that we do not know may. */
export const hasEnded = (task: Pick<Task, 'state'>): boolean => FINAL_STATES.includes(task.state)

/** Whether the API would take a cancel of this task, roles apart. */
export const isCancelable = (task: Pick<Task, 'state'>): boolean => CANCELABLE_STATES.includes(task.state)

/** What the API gives as the reason of a task that somebody cancelled. app/actions/task_cancel.rb, and Korifi the same */
export const CANCELLED = 'task was cancelled'

/** Whether the task ended because somebody wanted it to: the API calls that FAILED, and nothing failed. */
export const isCancelled = ({ state, result }: Pick<Task, 'state' | 'result'>): boolean =>
  state === 'FAILED' && result.failure_reason === CANCELLED

/** A task's state in one word: the API's, but for a cancelled one, and for one that is not told. */
export const stateWord = (task: Pick<Task, 'state' | 'result'>): string =>
  isCancelled(task) ? 'cancelled' : task.state || 'unknown'

/** The API's reason without the task's own name in front, which a row shows already. */
export function shortReason(task: Pick<Task, 'name' | 'result'>): string | undefined {
  const reason = task.result.failure_reason
  if (!reason) return undefined
  const own = `APP/TASK/${task.name}: `
  return reason.startsWith(own) ? reason.slice(own.length) : reason
}

/** The app that the task belongs to. */
export const appGuidOf = (task: Pick<Task, 'relationships'>): string => task.relationships.app.data.guid

/**
 * One line of a task's output. `at` is nanoseconds since 1970 as text: they do not fit a number. `cell`: a line of its
 * container, not of its program. `isSure` false: another task of the same name may have written it.
 */
export const logLineSchema = z.object({
  at: z.string(),
  stream: z.enum(['OUT', 'ERR']),
  text: z.string(),
  from: z.optional(z.literal('cell')),
  isSure: z.optional(z.literal(false)),
})

export type LogLine = z.infer<typeof logLineSchema>
