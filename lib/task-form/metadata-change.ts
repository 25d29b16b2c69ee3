import * as z from 'zod/mini'
import { guidSchema } from '../resources/fact'
import { metadataSchema } from '../resources/task'
import { problemsIn } from './check'
import { emptyValues, isGiven, LIST_NAMES, type ListName, type Row, type TaskFormValues } from './fields'
import { isOfPlatform } from './from-task'
import { type Problem, problemSchema } from './problem'

const entrySchema = z.object({
  key: z.string(),
  /** Its value when editing began; null where there was none. */
  from: z.nullable(z.string()),
  /** Its value from now on; null where it is removed. */
  to: z.nullable(z.string()),
  /** The row of the editor that says so. */
  rowId: z.string(),
})

/** One label or annotation that somebody changed. */
export type EntryChange = z.infer<typeof entrySchema>

/** What somebody wants changed of a task's labels or annotations: only what he changed. */
export const metadataChangeSchema = z.strictObject({
  guid: guidSchema,
  list: z.enum(LIST_NAMES),
  changes: z.array(entrySchema),
})

export type MetadataChange = z.infer<typeof metadataChangeSchema>

/** A key that somebody else changed since editing began, with what it is now; null where it is gone. */
const conflictSchema = z.object({ key: z.string(), now: z.nullable(z.string()) })

export type Conflict = z.infer<typeof conflictSchema>

/** What became of a change. Nothing is overwritten that is not as it was when editing began. */
export const metadataChangedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), metadata: metadataSchema }),
  z.object({ kind: z.literal('conflict'), conflicts: z.array(conflictSchema) }),
  z.object({ kind: z.literal('refused'), problems: z.array(problemSchema), isOwn: z.boolean() }),
  z.object({ kind: z.literal('signed-out') }),
])

export type MetadataChanged = z.infer<typeof metadataChangedSchema>

/** What the editor began with, by key; what conflicts brought since is in it. */
export type Base = ReadonlyMap<string, { value: string; rowId: string }>

/** Whether a key is one that the editor shows: not the console's own (P14), nor the platform's. */
export const isEditable = (list: ListName, key: string, submissionLabel: string | undefined): boolean =>
  !(list === 'labels' && submissionLabel && key === submissionLabel) && !isOfPlatform(key)

/** The rows of an editor for these entries, each with an id of its own. */
export function rowsOf(
  list: ListName,
  entries: Record<string, string | null>,
  submissionLabel: string | undefined,
): Row[] {
  return Object.entries(entries)
    .filter(([key]) => isEditable(list, key, submissionLabel))
    .map(([key, value], index) => ({ id: `${list}-${index}`, key, value: value ?? '' }))
}

/** Rows as what an editor begins with. */
export const baseOf = (rows: readonly Row[]): Base =>
  new Map(rows.map(({ id, key, value }) => [key, { value, rowId: id }]))

/** What rows change of what was there: keys that are new, have another value, or are gone. */
export function changesOf(base: Base, rows: readonly Row[]): EntryChange[] {
  const given = rows.filter(isGiven)
  const keys = new Set(given.map(({ key }) => key))
  const set = given.flatMap(({ id, key, value }): EntryChange[] => {
    const from = base.get(key)?.value ?? null
    return from === value ? [] : [{ key, from, to: value, rowId: id }]
  })
  const removed = [...base].flatMap(([key, { value, rowId }]): EntryChange[] =>
    keys.has(key) ? [] : [{ key, from: value, to: null, rowId }],
  )
  return [...set, ...removed]
}

/** Which of the changes would overwrite what somebody else has changed since, to something else. */
export function conflictsOf(changes: readonly EntryChange[], now: Record<string, string | null>): Conflict[] {
  return changes.flatMap(({ key, from, to }): Conflict[] => {
    const value = Object.hasOwn(now, key) ? (now[key] ?? '') : null
    return value === from || value === to ? [] : [{ key, now: value }]
  })
}

/** What our own rules find wrong with the rows that are changed; of the others the API has taken all. */
export function problemsOfRows(
  list: ListName,
  rows: readonly Row[],
  changes: readonly EntryChange[],
  submissionLabel: string | undefined,
): Problem[] {
  const changed = new Set(changes.map(({ rowId }) => rowId))
  const seen = new Map<string, string>()
  // Of two rows of one key the later says what counts, whichever was changed.
  for (const { id, key } of rows.filter(isGiven)) {
    if (seen.has(key)) changed.add(id)
    seen.set(key, id)
  }
  const values: TaskFormValues = { ...emptyValues(), [list]: [...rows] }
  return problemsIn(values, { submissionLabel }).filter(
    ({ at }) => at.kind === 'row' && changed.has(at.rowId),
  )
}
