import 'server-only'
import type { ListedSubmission, SubmissionList } from '@/lib/queries/submission-list'
import type { SubmissionFilters } from '@/lib/submission/filters'
import { isFollowedClosely } from '@/lib/submission/outcome'
import type { SessionEnded } from '../../cloud-controller/ask'
import type { Database } from '../../db/connection'
import { describeFailure } from '../../http/respond'
import type { Session } from '../../session/session'
import type { JournalPosition, ListedRow } from '../journal/list'
import { causeOfRow, errorsOf } from '../journal/row'
import { lookOnView } from '../settling/look-on-view'
import type { Settling } from '../settling/settle'
import { type Access, openAccess, type Sight } from './access'
import { readShown } from './read-shown'

const ROWS = 50
/** One row more than a page tells whether there are older ones. */
const BATCH = ROWS + 1
/** Where hardly a row may be seen, reading on ends here: the page says that there are older ones. */
const MOST_BATCHES = 8

const OPEN_LOOK_MS = 2_000
const SLOW_LOOK_MS = 15_000

/** A page of the journal; `journal-away` where the database did not answer in time. */
type JournalPage = { kind: 'ok'; body: SubmissionList } | { kind: 'journal-away' } | SessionEnded

/** The journal as this session may see it, the newest first, after a position. */
export async function journalPage(
  settling: Settling & { pages: Database },
  session: Session,
  filters: SubmissionFilters,
  after?: JournalPosition,
): Promise<JournalPage> {
  const access = await openAccess(session)
  const read = await readPage(settling.pages, access, filters, after).catch((error: unknown) => {
    if (isJournalAway(error)) return undefined
    throw error
  })
  if (!read) return { kind: 'journal-away' }
  const failure = access.failure()
  if (failure?.kind === 'session-ended') return failure
  // Not waited for: what it finds shows at the next reading (P13).
  if (!after) void lookOnView(settling, session, read.rows)
  const submissions = read.rows.map((row) => listedOf(row, read.sights.get(row.id) ?? 'outline'))
  const { next } = read
  return {
    kind: 'ok',
    body: { submissions, next, missing: missing(failure), nextLookMs: paceOf(submissions) },
  }
}

type ReadPage = { rows: ListedRow[]; sights: Map<string, Sight>; next: string | null }

async function readPage(
  pages: Database,
  access: Access,
  filters: SubmissionFilters,
  after: JournalPosition | undefined,
): Promise<ReadPage> {
  const page: ReadPage = { rows: [], sights: new Map(), next: null }
  const reading = readShown(pages, async () => access, filters, { after, batch: BATCH, now: Date.now() })
  let last: ListedRow | undefined
  let batches = 0
  for await (const { rows, isLast } of reading) {
    for (const { row, sight } of rows) {
      if (page.rows.length === ROWS) return { ...page, next: last ? positionText(last) : null }
      if (sight) {
        page.rows.push(row)
        page.sights.set(row.id, sight)
      }
      last = row
    }
    batches += 1
    if (isLast) return page
    if (batches === MOST_BATCHES) break
  }
  return { ...page, next: last ? positionText(last) : null }
}

function missing(failure: Parameters<typeof describeFailure>[0] | undefined): string | null {
  if (!failure) return null
  const { detail, errors } = describeFailure(failure)
  return detail || (errors[0]?.detail ?? 'The API refused to say what you may read.')
}

/** Drivers wrap what the database said; whatever it was, there is no list. */
const isJournalAway = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'DrizzleQueryError' || error.message.startsWith('Failed query'))

const paceOf = (shown: readonly ListedSubmission[]): number =>
  shown.some(isFollowedClosely) ? OPEN_LOOK_MS : SLOW_LOOK_MS

function listedOf(row: ListedRow, sight: Sight): ListedSubmission {
  const isOutline = sight === 'outline'
  const [error] = errorsOf(row)
  return {
    id: row.id,
    outcome: row.outcome,
    taskName: row.taskName,
    app: { guid: row.appGuid, name: row.appName },
    space: { guid: row.spaceGuid, name: row.spaceName },
    organization: { guid: row.organizationGuid, name: row.organizationName },
    userName: row.userName,
    recordedAt: row.recordedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    status: row.status,
    looks: row.looks,
    doubt: row.doubt,
    isOutline,
    error: error ? (!isOutline && error.detail) || `${error.code} ${error.title}` : null,
    cause: isOutline ? null : causeOfRow(row),
  }
}

const positionText = ({ recordedAt, id }: JournalPosition): string => `${recordedAt.toISOString()}_${id}`

const POSITION =
  /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The position that a page's `next` names; undefined where the text is none. */
export function readPosition(text: string | null | undefined): JournalPosition | undefined {
  const [, instant = '', id = ''] = POSITION.exec(text ?? '') ?? []
  const recordedAt = new Date(instant)
  return Number.isNaN(recordedAt.getTime()) ? undefined : { recordedAt, id }
}
