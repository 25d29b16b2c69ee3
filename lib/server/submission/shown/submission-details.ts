import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { SubmissionDetails } from '@/lib/queries/submission-details'
import type { LogLine } from '@/lib/resources/task'
import { askAgainMs } from '@/lib/submission/outcome'
import type { SubmissionRecord } from '@/lib/submission/submission'
import { emptyValues, formShape, type TaskFormValues } from '@/lib/task-form/fields'
import type { Problem } from '@/lib/task-form/problem'
import { attribute } from '@/lib/task-form/refusal/attribute'
import { getAppPermissions } from '../../cloud-controller/apps'
import type { SessionEnded } from '../../cloud-controller/ask'
import type { Database } from '../../db/connection'
import type { Failure } from '../../http/answer'
import type { SealingKey } from '../../session/seal'
import type { Session } from '../../session/session'
import { findResendOf, findSubmission } from '../journal/find'
import { errorsOf, type SubmissionRow } from '../journal/row'
import { readLastLines } from '../keep-task-end'
import { isOwn, recordOf } from '../result'
import { lookOnView } from '../settling/look-on-view'
import type { Settling } from '../settling/settle'
import { openAccess, type Sight } from './access'

/** A row that may be seen, and how much of it; `missing` for whoever may not as for what is not there (S08). */
type ShownSubmission =
  | { kind: 'shown'; row: SubmissionRow; sight: Sight }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: Failure | SessionEnded }

/** One row of the journal, as far as this session may see it now (S09). `failed` where the API could not be asked. */
export async function findShown(db: Database, session: Session, id: string): Promise<ShownSubmission> {
  if (!z.uuid().safeParse(id).success) return { kind: 'missing' }
  const row = await findSubmission(db, id)
  // One's own is there whatever the API says, and does not wait for it.
  if (row && isOwn(session, row)) return { kind: 'shown', row, sight: 'all' }
  const access = await openAccess(session)
  const sight = row && (await access.sights([row])).get(id)
  if (row && sight) return { kind: 'shown', row, sight: await sightByApi(session, row, sight) }
  // An API that fails must not tell what is hidden from what is missing: of both, an app is asked for that is none.
  await access.sights([nothing(session, id)])
  const failure = access.failure()
  return failure ? { kind: 'failed', failure } : { kind: 'missing' }
}

const nothing = ({ foundation }: Session, id: string) => ({
  id,
  foundation: foundation.origin,
  userId: '',
  userOrigin: '',
  appGuid: randomUUID(),
  spaceGuid: '',
})

/** Of a single row the API's own word counts, either way; where it has none, or can't be asked, the roles do. */
async function sightByApi(session: Session, { appGuid }: SubmissionRow, byRoles: Sight): Promise<Sight> {
  const answer = await getAppPermissions(session, appGuid)
  if (answer.kind !== 'ok') return byRoles
  return answer.body.read_sensitive_data ? 'all' : 'outline'
}

/** A page waits for its look no longer than this; a look that takes longer shows at the next reading. */
const LOOK_LIMIT_MS = 1_000

/** Everything of one submission that this session may see. An open one is looked for on the way (P13). */
export async function submissionDetails(
  settling: Settling & { sealingKey: SealingKey },
  session: Session,
  id: string,
): Promise<{ kind: 'ok'; body: SubmissionDetails } | Exclude<ShownSubmission, { kind: 'shown' }>> {
  const found = await findShown(settling.db, session, id)
  if (found.kind !== 'shown') return found
  const limit = sleep(LOOK_LIMIT_MS, undefined, { ref: false })
  await Promise.race([lookOnView(settling, session, [found.row]), limit])
  const [row = found.row, resend] = await Promise.all([
    findSubmission(settling.db, id),
    findResendOf(settling.db, id),
  ])
  return { kind: 'ok', body: detailsOf(settling.sealingKey, row, found.sight, resend?.id ?? null) }
}

function detailsOf(
  sealingKey: SealingKey,
  row: SubmissionRow,
  sight: Sight,
  resentBy: string | null,
): SubmissionDetails {
  const isOutline = sight === 'outline'
  const values = isOutline ? null : valuesOf(row)
  return {
    submission: isOutline ? outlineOf(recordOf(row)) : recordOf(row),
    isOutline,
    taskName: row.taskName,
    user: { name: row.userName, origin: row.userOrigin },
    app: { guid: row.appGuid, name: row.appName },
    space: { guid: row.spaceGuid, name: row.spaceName },
    organization: { guid: row.organizationGuid, name: row.organizationName },
    values,
    body: isOutline ? null : row.body,
    problems: isOutline ? [] : problemsOf(row, values),
    end:
      row.endState === null
        ? null
        : // Whoever may read the app may read its log, and so what is kept of it.
          endOf(row, row.endState, readLastLines(sealingKey, row) ?? []),
    resentBy,
    nextLookMs: askAgainMs(row),
  }
}

/** What a reader without secrets gets: never what was typed, nor the API's details, which echo that. Which error it was echoes nothing. */
const outlineOf = (record: SubmissionRecord): SubmissionRecord => ({
  ...record,
  errors: record.errors.map(({ code, title }) => ({ code, title, detail: '' })),
  cause: null,
  lookProblem: null,
})

/** What the form held at the press, undefined of an older form that can't be read any more. */
export function valuesOf(row: Pick<SubmissionRow, 'form'>): TaskFormValues | null {
  const form = formShape.safeParse(parseJson(row.form))
  return form.success ? form.data : null
}

function problemsOf(row: SubmissionRow, values: TaskFormValues | null): Problem[] {
  const errors = errorsOf(row)
  if (row.status === null || errors.length === 0) return []
  const submissionLabel = row.labelKey === null ? undefined : { key: row.labelKey, value: row.id }
  const sent = { values: values ?? emptyValues(row.appGuid), submissionLabel, known: {} }
  return attribute({ status: row.status, errors }, sent).problems
}

const endOf = (row: SubmissionRow, state: string, lines: LogLine[]): SubmissionDetails['end'] => ({
  state,
  reason: row.endReason,
  at: row.endedAt?.toISOString() ?? null,
  lines,
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
