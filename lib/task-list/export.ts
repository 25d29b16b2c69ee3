import { toCsvRecord } from '../csv'
import type { TaskList } from '../queries/task-list'
import type { PlacedApp } from '../resources/app'
import { appGuidOf, type Task } from '../resources/task'
import { durationMs } from '../resources/task-runs'
import type { ChosenColumn } from './address'

export type ExportFormat = 'csv' | 'json'

type Row = { task: Task; app?: PlacedApp; hiddenLabel: string | undefined }

/** What a file says of a task; null where nothing is told. */
type Value = string | number | null | Record<string, string>

const labelsOf = ({ task, hiddenLabel }: Row): Record<string, string> =>
  Object.fromEntries(
    Object.entries(task.metadata.labels).flatMap(([key, value]): [string, string][] =>
      key === hiddenLabel ? [] : [[key, value ?? '']],
    ),
  )

const secondsOf = ({ task }: Row): number | null => {
  const ms = durationMs(task)
  return ms === undefined ? null : ms / 1000
}

/** What a column of the screen is in a file: names and values, exact and with their units in the name. */
const COLUMNS: Record<ChosenColumn, Record<string, (row: Row) => Value>> = {
  app: {
    app: ({ app }) => app?.name ?? null,
    space: ({ app }) => app?.space.name ?? null,
    organization: ({ app }) => app?.organization.name ?? null,
    app_guid: ({ task }) => appGuidOf(task),
  },
  created: { created_at: ({ task }) => task.created_at },
  updated: { updated_at: ({ task }) => task.updated_at },
  duration: { duration_s: secondsOf },
  memory: { memory_in_mb: ({ task }) => task.memory_in_mb ?? null },
  disk: { disk_in_mb: ({ task }) => task.disk_in_mb ?? null },
  reason: { failure_reason: ({ task }) => task.result.failure_reason ?? null },
  labels: { labels: labelsOf },
}

const ALWAYS: Record<string, (row: Row) => Value> = {
  guid: ({ task }) => task.guid,
  sequence_id: ({ task }) => numberOf(task.sequence_id),
  state: ({ task }) => task.state,
  name: ({ task }) => task.name,
}

const numberOf = (text: string): Value => (/^\d{1,15}$/.test(text) ? Number(text) : text || null)

/** A value as a cell of a table has it. */
function toCell(value: Value): string {
  if (typeof value !== 'object') return String(value)
  return Object.entries(value ?? {})
    .map(([key, one]) => `${key}=${one}`)
    .join(' ')
}

/** A page of tasks in the chosen columns: CSV (RFC 4180, safe for spreadsheets) or a JSON array of the same. */
export function writeTasks(
  format: ExportFormat,
  { tasks, apps }: TaskList,
  columns: readonly ChosenColumn[],
  hiddenLabel?: string,
): string {
  const appByGuid = new Map(apps.map((app) => [app.guid, app]))
  const cells = [ALWAYS, ...columns.map((column) => COLUMNS[column])].flatMap(
    Object.entries<(row: Row) => Value>,
  )
  const rows = tasks.map((task): Row => ({ task, app: appByGuid.get(appGuidOf(task)), hiddenLabel }))
  if (format === 'csv')
    return [cells.map(([name]) => name), ...rows.map((row) => cells.map(([, of]) => toCell(of(row))))]
      .map(toCsvRecord)
      .join('')
  const objects = rows.map((row) => Object.fromEntries(cells.map(([name, of]) => [name, of(row)])))
  return `${JSON.stringify(objects, null, 2)}\n`
}
