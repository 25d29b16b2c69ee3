import 'server-only'
import { and, desc, eq, getTableColumns, gte, ilike, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { SubmissionFilters } from '@/lib/submission/filters'
import { readTime } from '@/lib/time-filter'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import type { SubmissionRow } from './row'

/** Spaces by guid, or every one there is. */
export type Spaces = 'all' | readonly string[]

/** Whose rows are read at all, and in which spaces what is secret of them as well: one's own rows are both (S09). */
export type JournalScope = {
  foundation: string
  user: { id: string; origin: string }
  readable: Spaces
  secret: Spaces
}

/** The last row that was read; what is asked for next begins after it. */
export type JournalPosition = Pick<SubmissionRow, 'recordedAt' | 'id'>

/** A row without what only its own page shows. */
export type ListedRow = Omit<SubmissionRow, 'form' | 'lastLines' | 'nonce'>

const { form: _form, lastLines: _lastLines, nonce: _nonce, ...listed } = getTableColumns(submissions)

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Rows within a scope that the filters let through, the newest first, at most `most` after a position. What is secret is
 * searched only where it may be read: nobody learns of it by whether a row is found. Rejects when the database does
 * not answer in time.
 */
export async function listSubmissions(
  pages: Database,
  scope: JournalScope,
  filters: SubmissionFilters,
  { after, most, now }: { after?: JournalPosition; most: number; now: number },
): Promise<ListedRow[]> {
  return pages
    .select(listed)
    .from(submissions)
    .where(and(inScope(scope), ...conditions(scope, filters, now), after && isAfter(after)))
    .orderBy(...NEWEST_FIRST)
    .limit(most)
}

/** In the words of the indexes, whose nulls come last, or they could not be used. */
const NEWEST_FIRST = [sql`${submissions.recordedAt} desc nulls last`, desc(submissions.id)]

const isAfter = ({ recordedAt, id }: JournalPosition) =>
  and(
    lte(submissions.recordedAt, recordedAt),
    or(lt(submissions.recordedAt, recordedAt), lt(submissions.id, id)),
  )

const isOwn = ({ user }: JournalScope) =>
  and(eq(submissions.userId, user.id), eq(submissions.userOrigin, user.origin))

/** One parameter however many spaces there are. */
const isIn = (spaces: readonly string[]) => sql`${submissions.spaceGuid} = any(${sql.param(spaces)}::text[])`

const inScope = (scope: JournalScope) =>
  and(eq(submissions.foundation, scope.foundation), ownOrIn(scope, scope.readable))

const ownOrIn = (scope: JournalScope, spaces: Spaces): SQL | undefined => {
  if (spaces === 'all') return undefined
  return spaces.length === 0 ? isOwn(scope) : or(isOwn(scope), isIn(spaces))
}

function conditions(scope: JournalScope, filters: SubmissionFilters, now: number): (SQL | undefined)[] {
  const { q, outcome, app, user, from, to, status, error, request } = filters
  const begin = from === undefined ? undefined : readTime(from, 'from', now)
  const end = to === undefined ? undefined : readTime(to, 'to', now)
  const maySearch = ownOrIn(scope, scope.secret)
  return [
    outcome && eq(submissions.outcome, outcome),
    app === undefined
      ? undefined
      : GUID.test(app)
        ? eq(submissions.appGuid, app.toLowerCase())
        : eq(submissions.appName, app),
    user === undefined ? undefined : eq(submissions.userName, user),
    begin && gte(submissions.recordedAt, begin),
    end && lte(submissions.recordedAt, end),
    status === undefined ? undefined : eq(submissions.status, status),
    request === undefined ? undefined : eq(submissions.requestId, request),
    error === undefined ? undefined : and(maySearch, contains(submissions.errorText, error)),
    q === undefined
      ? undefined
      : or(
          // What a ticket shows of a submission is found as it stands there.
          ...(GUID.test(q) ? [eq(submissions.id, q), eq(submissions.taskGuid, q.toLowerCase())] : []),
          contains(submissions.taskName, q),
          and(maySearch, contains(submissions.labels, q)),
          and(maySearch, contains(submissions.command, q)),
        ),
  ]
}

/** Without case; what was typed is text, not a pattern (S29). */
const contains = (column: AnyPgColumn, text: string) => ilike(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`)
