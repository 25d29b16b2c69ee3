import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiError } from '@/lib/resources/api-error'
import { knownOf } from '@/lib/task-form/headroom'
import type { Known } from '@/lib/task-form/refusal/next-steps'
import type { PlaceFindings } from '@/lib/task-form/warnings'
import { getAppWithPlaces } from '../cloud-controller/apps'
import { readQuotaUses } from '../cloud-controller/quotas'
import { isSpaceDeveloper, listSpaceDevelopers } from '../cloud-controller/roles'
import type { Session } from '../session/session'

/** Admins may in every space, suspended ones and with task creation switched off. lib/cloud_controller/permissions.rb */
export const mayEverywhere = (session: Session): boolean =>
  session.user.scopes.includes('cloud_controller.admin')

/** Whether the token lacks the scope to write; without UAA there are no scopes to go by. */
function mayOnlyRead(session: Session): boolean {
  const { scopes } = session.user
  return scopes.length > 0 && !mayEverywhere(session) && !scopes.includes('cloud_controller.write')
}

/**
 * What an operator lacks to create tasks in a space: a token that may write, or the role, with the names of those who
 * have it. Undefined where nothing is missing and where it can't be known. `/v3/apps/{guid}/permissions` says nothing
 * of writing, so scopes and roles decide.
 */
export async function readMissing(
  session: Session,
  spaceGuid: string,
  signal: AbortSignal,
): Promise<PlaceFindings['missing']> {
  const { id, scopes } = session.user
  if (mayOnlyRead(session)) return { kind: 'scope' }
  if (scopes.length === 0 || mayEverywhere(session)) return undefined
  const isDeveloper = await isSpaceDeveloper(session, { userGuid: id, spaceGuid }, signal)
  if (isDeveloper !== false) return undefined
  return { kind: 'role', developers: await listSpaceDevelopers(session, spaceGuid, signal) }
}

/** The refusal itself waits for this; reads end a little earlier, so that what did arrive counts. */
const LIMIT_MS = 1_000
const READS_LIMIT_MS = 900

/** CF-NotAuthorized: the role is missing. */
const NOT_AUTHORIZED = 10003
const OF_A_QUOTA = /exceeds (?:organization|space) (?:instance )?memory quota|app_task_limit quota exceeded/

/**
 * What the next steps of a refusal can say exactly: which quota and what is left of it, who has the role that is
 * missing. Asks nothing for errors that need none of it. Gives what arrived within a second, and never fails.
 */
export function gatherKnown(
  session: Session,
  appGuid: string,
  errors: readonly ApiError[],
  limitMs = LIMIT_MS,
): Promise<Known> {
  const wants = {
    developers: errors.some(({ code }) => code === NOT_AUTHORIZED),
    quotas: errors.some(({ detail }) => OF_A_QUOTA.test(detail)),
  }
  if (wants.developers && mayOnlyRead(session)) return Promise.resolve({ isReadOnly: true })
  if (!wants.developers && !wants.quotas) return Promise.resolve({})
  const nothing = sleep<Known>(limitMs, {}, { ref: false })
  // The outcome is settled: whatever fails here must not hide it.
  const gathered = gather(session, appGuid, wants).catch((): Known => ({}))
  return Promise.race([gathered, nothing])
}

async function gather(
  session: Session,
  appGuid: string,
  wants: { developers: boolean; quotas: boolean },
): Promise<Known> {
  const signal = AbortSignal.timeout(READS_LIMIT_MS)
  const located = await getAppWithPlaces(session, appGuid, signal)
  if (located.kind !== 'ok') return {}
  const { app, places } = located.body
  const [quotas, developers] = await Promise.all([
    wants.quotas ? readQuotaUses(session, places, signal) : {},
    wants.developers ? listSpaceDevelopers(session, app.relationships.space.data.guid, signal) : undefined,
  ])
  return { ...(places.space && { space: { name: places.space.name } }), ...knownOf(quotas), developers }
}
