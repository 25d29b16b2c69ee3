import 'server-only'
import { causeOf } from '@/lib/submission/cause'
import type { Session } from '../session/session'
import type { NewSubmission } from './journal/open'
import type { Judgement } from './judge'
import { look } from './look'

/**
 * Some versions check a task again while they start it and then refuse for a quota a task that exists. So a 422 that
 * speaks of a quota is looked up once before it is believed (P9): with a task it is accepted, the refusal kept; where
 * the look fails nobody knows. All else comes back as it was.
 */
export async function lookAtQuotaRefusal(
  session: Session,
  { id, appGuid, labelKey }: NewSubmission,
  judgement: Judgement,
): Promise<Judgement> {
  if (judgement.outcome !== 'rejected' || judgement.status !== 422 || labelKey === null) return judgement
  const { status, errors, requestId } = judgement
  if (!errors.some(({ detail }) => /quota/i.test(detail))) return judgement
  const seen = await look(session, { appGuid, labelKey, ids: [id] })
  if (seen.kind === 'failed') {
    const cause = causeOf('refusal-not-looked-up', seen.why)
    return { outcome: 'unknown', status, errors, requestId, cause }
  }
  const [task] = seen.found.get(id) ?? []
  return task ? { outcome: 'accepted', status, errors, requestId, task, hasOurLabel: true } : judgement
}
