import { toCsvRecord } from '../csv'
import type { TaskList } from '../queries/task-list'
import type { PlacedApp } from '../resources/app'
import { appGuidOf, hasEnded, type Task } from '../resources/task'
import type { ChosenColumn } from './address'

export type ExportFormat = 'csv' | 'json'

type Row = { task: Task; app?: PlacedApp; hiddenLabel: string | undefined }

const labelsOf = ({ task, hiddenLabel }: Row): [string, string][] =>
  Object.entries(task.metadata.labels).flatMap(([key, value]): [string, string][] =>
    key === hiddenLabel ? [] : [[key, value ?? '']],
  )

const secondsOf = ({ task }: Row): string =>
  hasEnded(task) ? String((Date.parse(task.updated_at) - Date.parse(task.created_at)) / 1000) : ''

/** What a column of the screen is in a file: names and values, exact and with their units in the name. */
const COLUMNS: Record<ChosenColumn, Record<string, (row: Row) => string>> = {
  app: {
    app: ({ app }) => app?.name ?? '',
    space: ({ app }) => app?.space.name ?? '',
    organization: ({ app }) => app?.organization.name ?? '',
    app_guid: ({ task }) => appGuidOf(task),
  },
  created: { created_at: ({ task }) => task.created_at },
  updated: { updated_at: ({ task }) => task.updated_at },
  duration: { duration_s: secondsOf },
  memory: { memory_in_mb: ({ task }) => String(task.memory_in_mb ?? '') },
  disk: { disk_in_mb: ({ task }) => String(task.disk_in_mb ?? '') },
  reason: { failure_reason: ({ task }) => task.result.failure_reason ?? '' },
  labels: {
    labels: (row) =>
      labelsOf(row)
        .map(([key, value]) => `${key}=${value}`)
        .join(' '),
  },
}

const ALWAYS: Record<string, (row: Row) => string> = {
  guid: ({ task }) => task.guid,
  sequence_id: ({ task }) => task.sequence_id,
  state: ({ task }) => task.state,
  name: ({ task }) => task.name,
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
    Object.entries<(row: Row) => string>,
  )
  const rows = tasks.map((task): Row => ({ task, app: appByGuid.get(appGuidOf(task)), hiddenLabel }))
  if (format === 'csv')
    return [cells.map(([name]) => name), ...rows.map((row) => cells.map(([, of]) => of(row)))]
      .map(toCsvRecord)
      .join('')
  const objects = rows.map((row) => ({
    ...Object.fromEntries(cells.map(([name, of]) => [name, of(row)])),
    ...(columns.includes('labels') && { labels: Object.fromEntries(labelsOf(row)) }),
  }))
  return `${JSON.stringify(objects, null, 2)}\n`
}
