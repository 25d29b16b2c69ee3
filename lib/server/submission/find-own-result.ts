import 'server-only'
import { z } from 'zod'
import type { SubmissionResult } from '@/lib/resources/submission'
import type { Services } from '../services'
import type { Session } from '../session/session'
import { findSubmission } from './journal/find'
import { isOwn, resultOf } from './result'

/** What became of a submission, for its submitter; `not-yet` while this process still works towards its row, undefined where there is none or it is not his (S08). */
export async function findOwnResult(
  services: Services,
  session: Session,
  id: string,
): Promise<SubmissionResult | 'not-yet' | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const row = await findSubmission(services.database.db, id)
  if (row) return isOwn(session, row) ? resultOf(session, row) : undefined
  // A press that is on its way to its row is not missing: whoever asks now must ask again.
  return services.underway.has(id) ? 'not-yet' : undefined
}
