import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskChecks } from '@/lib/queries/task-checks'
import type { App, Places } from '@/lib/resources/app'
import { type PlaceFindings, placeWarnings } from '@/lib/task-form/warnings'
import { getAppWithPlaces } from '../cloud-controller/apps'
import type { SessionEnded } from '../cloud-controller/ask'
import { getTaskCreationFlag } from '../cloud-controller/feature-flags'
import { readQuotaUses } from '../cloud-controller/quotas'
import { listUnendedTasks } from '../cloud-controller/tasks'
import type { Config } from '../config'
import type { Database } from '../db/connection'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { readLabelProof } from '../submission/settling/label-proof'
import { mayEverywhere, readMissing } from './gather-known'

/** How a task is found again by its label: which, and what the journal knows of the foundation's way with it. */
type Tracing = { db: Database; config: Pick<Config, 'submissionLabel'> }

/** Whoever reads the panel has pressed by then. */
const LIMIT_MS = 20_000

/**
 * Everything that can be known to speak against a task of this app, asked for at once. Only the app itself must be
 * readable: what fails or is forbidden is absent.
 */
export async function readTaskChecks(
  tracing: Tracing,
  session: Session,
  appGuid: string,
  signal: AbortSignal,
): Promise<Answer<TaskChecks> | SessionEnded> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)])
  const locating = getAppWithPlaces(session, appGuid, limited)
  const [located, ofPlace, switchedOff, running, untraceable] = await Promise.all([
    locating,
    locating.then((found) => (found.kind === 'ok' ? checkPlace(session, found.body, limited) : undefined)),
    readSwitchedOff(session, limited),
    listUnendedTasks(session, appGuid, limited),
    readUntraceable(tracing, session),
  ])
  if (located.kind !== 'ok') return located
  const { places } = located.body
  return {
    ...located,
    body: {
      readAt: new Date().toISOString(),
      warnings: placeWarnings({
        space: places.space?.name ?? '',
        organization: places.organization?.name ?? '',
        suspended: mayEverywhere(session) ? undefined : suspendedOf(places),
        missing: ofPlace?.missing,
        switchedOff,
        untraceable,
      }),
      quotas: ofPlace?.quotas ?? {},
      running: running.kind === 'ok' ? running.body : undefined,
    },
  }
}

async function checkPlace(
  session: Session,
  { app, places }: { app: App; places: Places },
  signal: AbortSignal,
) {
  const [missing, quotas] = await Promise.all([
    readMissing(session, app.relationships.space.data.guid, signal),
    readQuotaUses(session, places, signal),
  ])
  return { missing, quotas }
}

function suspendedOf({ space, organization }: Places): 'organization' | 'space' | undefined {
  if (organization?.suspended) return 'organization'
  return space?.suspended ? 'space' : undefined
}

/** Admins may create tasks all the same. lib/cloud_controller/feature_flag.rb, `raise_unless_enabled!` */
async function readSwitchedOff(session: Session, signal: AbortSignal): Promise<PlaceFindings['switchedOff']> {
  if (mayEverywhere(session)) return undefined
  const flag = await getTaskCreationFlag(session, signal)
  if (flag.kind !== 'ok' || flag.body.enabled) return undefined
  return { message: flag.body.custom_error_message ?? null }
}

/** Without our label on the task, a lost answer stays unknown (P8, P11, F61). A database that is away tells nothing. */
async function readUntraceable(
  { db, config }: Tracing,
  session: Session,
): Promise<PlaceFindings['untraceable']> {
  if (config.submissionLabel === '') return 'no-label'
  const proof = await readLabelProof(db, session.foundation.origin).catch(() => 'none')
  return proof === 'dropped' ? 'label-dropped' : undefined
}

/** What a page waits for the checks with its last part; the browser asks for them itself where they take longer. */
const PAGE_WAITS_MS = 1_500

/** The same for a page: null where it can't be had, or not at once. Never rejects. */
export function checksInTime(
  tracing: Tracing,
  session: Session,
  appGuid: string,
): Promise<TaskChecks | null> {
  const late = sleep(PAGE_WAITS_MS, null, { ref: false })
  const asked = readTaskChecks(tracing, session, appGuid, new AbortController().signal)
  const told = asked.then(
    (answer) => (answer.kind === 'ok' ? answer.body : null),
    // The database may be away when a token is to be renewed: no reason to lose the form.
    () => null,
  )
  return Promise.race([told, late])
}
