import 'server-only'
import { toCsvRecord } from '@/lib/csv'
import type { SubmissionFilters } from '@/lib/submission/filters'
import type { SessionEnded } from '../../cloud-controller/ask'
import type { Database } from '../../db/connection'
import type { Failure } from '../../http/answer'
import type { Session } from '../../session/session'
import type { ListedRow } from '../journal/list'
import { openAccess, type Sight } from './access'
import { readShown } from './read-shown'

/** The columns of an export, in their order. What may not be read is empty in CSV and null in JSON. */
const EXPORTED_COLUMNS = [
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

type ExportedSubmission = Record<(typeof EXPORTED_COLUMNS)[number], string | number | boolean | null>

/** A row as it is exported, without what is secret where only its outline may be seen. */
function exportedOf(row: ListedRow, sight: Sight): ExportedSubmission {
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

/** A file of more is a copy of the database: narrow it by filters. */
const MOST_EXPORTED = 10_000
const BATCH = 500

type Format = 'csv' | 'json'
type Started = { kind: 'ok'; body: ReadableStream<Uint8Array> } | Failure | SessionEnded

/**
 * The journal as this session may see it (S09), the newest first, as the text of a file, read while it is sent. Where
 * the API can't be asked what may be seen there is no file, and one that is under way breaks off, as it does when
 * somebody signs out: it never is of less than it seems. Of CSV, cells are text to a spreadsheet; JSON is unaltered (S33).
 */
export async function exportSubmissions(
  pages: Database,
  session: Session,
  filters: SubmissionFilters,
  format: Format,
  most = MOST_EXPORTED,
): Promise<Started> {
  const access = await openAccess(session)
  const failure = access.failure()
  if (failure) return failure
  const texts = write(format, rows(pages, session, filters, most))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await texts.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => {
      await texts.return(undefined)
    },
  })
  return { kind: 'ok', body }
}

async function* rows(
  pages: Database,
  session: Session,
  filters: SubmissionFilters,
  most: number,
): AsyncGenerator<ExportedSubmission[], void> {
  let left = most
  const accessNow = async () => {
    if (!(await session.isAlive())) throw new Error('signed out while the file was written')
    return openAccess(session)
  }
  const reading = readShown(pages, accessNow, filters, { batch: BATCH, now: Date.now() })
  for await (const { rows, failure } of reading) {
    if (failure) throw new Error('the API could not be asked what may be seen')
    const shown = rows.flatMap(({ row, sight }) => (sight ? [exportedOf(row, sight)] : []))
    yield shown.slice(0, left)
    left -= shown.length
    if (left <= 0) return
  }
}

function write(format: Format, batches: AsyncGenerator<ExportedSubmission[], void>) {
  return format === 'csv' ? asCsv(batches) : asJson(batches)
}

async function* asCsv(batches: AsyncGenerator<ExportedSubmission[], void>): AsyncGenerator<string, void> {
  yield toCsvRecord(EXPORTED_COLUMNS)
  for await (const batch of batches)
    yield batch.map((one) => toCsvRecord(EXPORTED_COLUMNS.map((column) => cellOf(one[column])))).join('')
}

const cellOf = (value: string | number | boolean | null): string => (value === null ? '' : String(value))

async function* asJson(batches: AsyncGenerator<ExportedSubmission[], void>): AsyncGenerator<string, void> {
  let begin = '['
  for await (const batch of batches)
    for (const one of batch) {
      yield `${begin}\n${JSON.stringify(one)}`
      begin = ','
    }
  yield begin === '[' ? '[]\n' : '\n]\n'
}
