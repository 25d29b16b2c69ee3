import 'server-only'
import type { Candidate } from '@/lib/resources/submission'
import type { Doubt } from '@/lib/submission/outcome'
import type { Services } from '../services'
import type { Session } from '../session/session'
import type { SubmissionRow } from './journal/row'
import { readLabelProof } from './label-proof'
import { type Look, lookForCandidates } from './look'
import type { Watch } from './watch'

/** What keeps two empty looks from meaning that the request did not arrive. */
export type DoubtAbout =
  | { kind: 'none' }
  | { kind: 'doubt'; doubt: Doubt; candidates?: Candidate[] }
  | Extract<Look, { kind: 'failed' }>

/**
 * Asks what speaks against `lost` after complete looks without the task (P11): a foundation whose way with labels is
 * not proven, or tasks without our label that were made since and may be this one. Fails as a look does.
 */
export async function doubtAbout(
  services: Services,
  session: Session,
  row: SubmissionRow,
  watch: Watch,
): Promise<DoubtAbout> {
  if (row.labelKey === null) return { kind: 'doubt', doubt: 'no-label' }
  const proof = await readLabelProof(services.database.db, row.foundation)
  if (proof === 'dropped') return { kind: 'doubt', doubt: 'label-dropped' }
  // By both clocks, since either may be the one that is short: this process's began with it, the other may jump.
  const withinMs = Math.max(Date.now() - row.recordedAt.getTime(), performance.now() - watch.since)
  const { appGuid, labelKey, taskName: name } = row
  const seen = await lookForCandidates(session, { appGuid, labelKey, name, withinMs })
  if (seen.kind === 'failed') return seen
  if (seen.tasks.length > 0)
    return { kind: 'doubt', doubt: 'candidates', candidates: seen.tasks.map(candidateOf) }
  return proof === 'none' ? { kind: 'doubt', doubt: 'not-proven' } : { kind: 'none' }
}

const candidateOf = ({ guid, name, created_at }: Candidate): Candidate => ({ guid, name, created_at })
