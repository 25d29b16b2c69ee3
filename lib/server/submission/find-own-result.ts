import 'server-only'
import { z } from 'zod'
import type { SubmissionResult } from '@/lib/resources/submission'
import type { Services } from '../services'
import type { Session } from '../session/session'
import { findSubmission } from './journal'
import { resultOf } from './result'

/** What became of a submission, for its submitter; undefined where there is none or it is not his (S08). */
export async function findOwnResult(
  services: Services,
  session: Session,
  id: string,
): Promise<SubmissionResult | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const row = await findSubmission(services.database.db, id)
  const isOwn =
    row?.userId === session.user.id &&
    row.userOrigin === session.user.origin &&
    row.foundation === session.foundation.origin
  return row && isOwn ? resultOf(session, row) : undefined
}
