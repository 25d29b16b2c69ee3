import 'server-only'
import type { SubmissionFilters } from '@/lib/submission/filters'
import type { SessionEnded } from '../../cloud-controller/ask'
import type { Database } from '../../db/connection'
import type { Failure } from '../../http/answer'
import { type JournalPosition, type ListedRow, listSubmissions } from '../journal/list'
import type { Access, Sight } from './access'

/** A row and what of it may be seen; a row that may not be seen has no sight, and only its position is of use. */
type ReadRow = { row: ListedRow; sight: Sight | undefined }

/**
 * Reads the journal within what an access lets see, the newest first, batch after batch, to its end. The access is
 * asked for with each batch: a long reading must not go on with rights that were taken away. Rows that may not be seen
 * are among them, so that the reader knows how far it has come. Rejects when the database does not answer.
 */
export async function* readShown(
  pages: Database,
  accessNow: () => Promise<Access>,
  filters: SubmissionFilters,
  { after, batch, now }: { after?: JournalPosition; batch: number; now: number },
): AsyncGenerator<{ rows: ReadRow[]; isLast: boolean; failure: Failure | SessionEnded | undefined }> {
  for (let position = after; ; ) {
    const access = await accessNow()
    const rows = await listSubmissions(pages, access.scope, filters, {
      after: position,
      most: batch,
      now,
    })
    const sights = await access.sights(rows)
    const isLast = rows.length < batch
    yield {
      rows: rows.map((row) => ({ row, sight: sights.get(row.id) })),
      isLast,
      failure: access.failure(),
    }
    if (isLast) return
    position = rows.at(-1)
  }
}
