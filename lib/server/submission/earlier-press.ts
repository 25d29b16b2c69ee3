import 'server-only'
import type { Task } from '@/lib/resources/task'
import { maySendAgain, OUTCOME } from '@/lib/submission/outcome'
import type { Config } from '../config'
import type { Database } from '../db/connection'
import type { Failure } from '../http/answer'
import type { Session } from '../session/session'
import { findChain, findResendOf, findSubmission } from './journal/find'
import { writeVerdict } from './journal/looks'
import type { SubmissionRow } from './journal/row'
import { isOwn } from './result'
import { hidesTheApp, look } from './settling/look'

/** What an earlier press means for this one (P5). Only `none` and `not-found` let it be sent. */
export type EarlierPress =
  /** There was none. */
  | { kind: 'none' }
  /** There was one, and it was looked for: no task carries its id. */
  | { kind: 'not-found' }
  /** It has a row, which tells its outcome. */
  | { kind: 'row'; row: SubmissionRow }
  /** Its row is gone, its task is there. */
  | { kind: 'task'; task: Task }
  /** The API does not show the app. */
  | { kind: 'refused'; refused: Extract<Failure, { kind: 'refused' }> }
  /** It could not be looked for, or may not be sent again. */
  | { kind: 'unclear' }

type Asked = { id: string; appGuid: string; pressed?: boolean; resends?: string | null; anyway?: boolean }

/**
 * Looks before a press is sent that may be the second of its kind: the page says that its id was pressed before, or
 * it resends a submission. A resend is for a lost one, or with `anyway` for one that can't be found out; each is sent
 * again once at most. Sends nothing itself.
 */
export async function lookAtEarlierPress(
  db: Database,
  session: Session,
  asked: Asked,
  { submissionLabel: labelKey }: Pick<Config, 'submissionLabel'>,
): Promise<EarlierPress> {
  if (asked.resends) return lookAtResent(db, session, asked.resends, asked.anyway === true)
  if (!asked.pressed) return { kind: 'none' }
  if (labelKey === '') return { kind: 'unclear' }
  const seen = await look(session, { appGuid: asked.appGuid, labelKey, ids: [asked.id] })
  if (seen.kind === 'failed')
    return seen.refused && hidesTheApp(seen)
      ? { kind: 'refused', refused: seen.refused }
      : { kind: 'unclear' }
  const [task] = seen.found.get(asked.id) ?? []
  return task ? { kind: 'task', task } : { kind: 'not-found' }
}

async function lookAtResent(
  db: Database,
  session: Session,
  resends: string,
  anyway: boolean,
): Promise<EarlierPress> {
  const chain = await findChain(db, resends)
  const [original] = chain
  if (!original || !isOwn(session, original)) return { kind: 'unclear' }
  const again = await findResendOf(db, resends)
  if (again) return { kind: 'row', row: again }
  const found = await settledInChain(db, session, chain)
  if (found.kind === 'row' || found.kind === 'refused') return found
  if (!maySendAgain(original)) return { kind: 'unclear' }
  const { isSentAgain } = OUTCOME[original.outcome]
  if (isSentAgain === 'in-doubt') return anyway ? { kind: 'not-found' } : { kind: 'unclear' }
  return found
}

/** One of the chain that came after all is the outcome; nothing is sent for it a second time (F84). */
async function settledInChain(
  db: Database,
  session: Session,
  chain: readonly SubmissionRow[],
): Promise<EarlierPress> {
  for (const row of chain) {
    if (row.outcome === 'accepted') return { kind: 'row', row }
    if (row.labelKey === null) return { kind: 'unclear' }
    const seen = await look(session, { appGuid: row.appGuid, labelKey: row.labelKey, ids: [row.id] })
    if (seen.kind === 'failed')
      return seen.refused && hidesTheApp(seen)
        ? { kind: 'refused', refused: seen.refused }
        : { kind: 'unclear' }
    const [task, ...others] = seen.found.get(row.id) ?? []
    if (!task) continue
    const otherTaskGuids = others.map(({ guid }) => guid)
    await writeVerdict(db, row, { kind: 'accepted', taskGuid: task.guid, otherTaskGuids })
    return { kind: 'row', row: (await findSubmission(db, row.id)) ?? row }
  }
  return { kind: 'not-found' }
}
