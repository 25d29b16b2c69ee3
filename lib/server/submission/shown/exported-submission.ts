import 'server-only'
import type { ListedRow } from '../journal/list'
import type { Sight } from './access'

/** The columns of an export, in their order. What may not be read is empty in CSV and null in JSON. */
export const EXPORTED_COLUMNS = [
  'id',
  'outcome',
  'recorded_at',
  'sent_at',
  'answered_at',
  'settled_at',
  'user_name',
  'user_origin',
  'user_id',
  'app_name',
  'app_guid',
  'space_name',
  'space_guid',
  'organization_name',
  'organization_guid',
  'task_name',
  'task_guid',
  'status',
  'request_id',
  'looks',
  'doubt',
  'resends',
  'end_state',
  'end_reason',
  'ended_at',
  'error_text',
  'command',
  'labels',
  'request',
  'is_outline',
] as const

export type ExportedSubmission = Record<(typeof EXPORTED_COLUMNS)[number], string | number | boolean | null>

/** A row as it is exported, without what is secret where only its outline may be seen. */
export function exportedOf(row: ListedRow, sight: Sight): ExportedSubmission {
  const secret = (value: string) => (sight === 'all' ? value : null)
  const at = (instant: Date | null) => instant?.toISOString() ?? null
  return {
    id: row.id,
    outcome: row.outcome,
    recorded_at: at(row.recordedAt),
    sent_at: at(row.sentAt),
    answered_at: at(row.answeredAt),
    settled_at: at(row.settledAt),
    user_name: row.userName,
    user_origin: row.userOrigin,
    user_id: row.userId,
    app_name: row.appName,
    app_guid: row.appGuid,
    space_name: row.spaceName,
    space_guid: row.spaceGuid,
    organization_name: row.organizationName,
    organization_guid: row.organizationGuid,
    task_name: row.taskName,
    task_guid: row.taskGuid,
    status: row.status,
    request_id: row.requestId,
    looks: row.looks,
    doubt: row.doubt,
    resends: row.resends,
    end_state: row.endState,
    end_reason: row.endReason,
    ended_at: at(row.endedAt),
    error_text: secret(row.errorText),
    command: secret(row.command),
    labels: secret(row.labels),
    request: secret(row.body),
    is_outline: sight === 'outline',
  }
}
