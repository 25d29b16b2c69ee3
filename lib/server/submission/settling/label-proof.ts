import 'server-only'
import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection'
import { foundations } from '../../db/tables'
import { oncePerProcess } from '../../once-per-process'
import type { SubmissionRow } from '../journal/row'

/** Whether a foundation keeps our label on tasks: `kept` once a look found one by it, `dropped` where one came back without. */
export type LabelProof = 'kept' | 'dropped' | 'none'

declare global {
  interface OncePerProcess {
    provenFoundations: Set<string>
  }
}

/** Foundations of which this process knows that they keep our label. */
const provenFoundations = oncePerProcess('provenFoundations', () => new Set())

/** What is known of a foundation's way with our label (P8, P11). The later of two observations counts. */
export async function readLabelProof(db: Database, origin: string): Promise<LabelProof> {
  const isKept = and(
    isNotNull(foundations.labelKeptAt),
    or(isNull(foundations.labelDroppedAt), gt(foundations.labelKeptAt, foundations.labelDroppedAt)),
  )
  const [row] = await db
    .select({ isKept: sql`${isKept}`.mapWith(Boolean) })
    .from(foundations)
    .where(eq(foundations.origin, origin))
  if (!row) return 'none'
  return row.isKept ? 'kept' : 'dropped'
}

/** Notes that a look found a task by its label, or that a task came back without. */
export async function noteLabel(db: Database, origin: string, seen: 'kept' | 'dropped'): Promise<void> {
  const set = seen === 'kept' ? { labelKeptAt: sql`now()` } : { labelDroppedAt: sql`now()` }
  await db
    .insert(foundations)
    .values({ origin, ...set })
    .onConflictDoUpdate({ target: foundations.origin, set })
}

/**
 * Whether an accepted task is to be looked for once, as the proof that its foundation keeps our label (P8); notes
 * where it came back without. A database that is away asks for the proof.
 */
export async function mustProveLabel(
  db: Database,
  { foundation, labelKey }: Pick<SubmissionRow, 'foundation' | 'labelKey'>,
  { hasOurLabel }: { hasOurLabel: boolean },
): Promise<boolean> {
  if (labelKey === null) return false
  try {
    if (!hasOurLabel) {
      provenFoundations.delete(foundation)
      await noteLabel(db, foundation, 'dropped')
      return false
    }
    if (provenFoundations.has(foundation)) return false
    const proof = await readLabelProof(db, foundation)
    if (proof === 'kept') provenFoundations.add(foundation)
    return proof !== 'kept'
  } catch {
    return true
  }
}
