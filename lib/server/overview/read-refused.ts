import 'server-only'
import type { Overview } from '@/lib/queries/overview'
import type { Database } from '../db/connection'
import type { Session } from '../session/session'
import type { ListedRow } from '../submission/journal/list'
import { errorsOf } from '../submission/journal/row'
import { openAccess, type Sight } from '../submission/shown/access'
import { readShown } from '../submission/shown/read-shown'

const BATCH = 200
const MOST_BATCHES = 5

type Refused = NonNullable<Overview['refused']>
type Shown = { row: ListedRow; sight: Sight }

/**
 * Submissions that were refused since an instant (ISO 8601), by their first error, as far as this session may see them:
 * of the newest thousand. Rejects where the journal does not answer.
 */
export async function readRefused(pages: Database, session: Session, from: string): Promise<Refused> {
  const access = await openAccess(session)
  const filters = { outcome: 'rejected' as const, from }
  const reading = readShown(pages, async () => access, filters, { batch: BATCH, now: Date.now() })
  const shown: Shown[] = []
  let batches = 0
  let isCut = false
  for await (const { rows, isLast } of reading) {
    shown.push(...rows.flatMap(({ row, sight }) => (sight ? [{ row, sight }] : [])))
    batches += 1
    if (isLast) break
    if (batches === MOST_BATCHES) {
      isCut = true
      break
    }
  }
  return { count: shown.length, isCut, groups: groupsOf(shown) }
}

function groupsOf(shown: readonly Shown[]): Refused['groups'] {
  const groups = new Map<string, Shown[]>()
  for (const one of shown) {
    const error = errorOf(one)
    const known = groups.get(error)
    if (known) known.push(one)
    else groups.set(error, [one])
  }
  return [...groups]
    .map(([error, all]) => ({
      error,
      count: all.length,
      apps: [...new Set(all.map(({ row }) => row.appName || row.appGuid))],
      people: new Set(all.map(({ row }) => `${row.userOrigin} ${row.userId}`)).size,
      // The newest come first.
      last: all[0]?.row.recordedAt.toISOString() ?? '',
    }))
    .toSorted((a, b) => b.count - a.count || (a.last < b.last ? 1 : -1))
}

/** What was said first. Where texts may not be read, code and title; our own refusals have no error of the API. */
function errorOf({ row, sight }: Shown): string {
  const [error] = errorsOf(row)
  if (!error) return ''
  return (sight === 'all' && error.detail) || `${error.code} ${error.title}`
}
