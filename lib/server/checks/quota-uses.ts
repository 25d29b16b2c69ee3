import 'server-only'
import type { Places } from '@/lib/resources/app'
import type { QuotaUses } from '@/lib/task-form/headroom'
import { readQuotaUse } from '../cloud-controller/quotas'
import type { Session } from '../session/session'

/** The quotas that hold a task in these places, with what is used of them; those that can't be read are absent. */
export async function readQuotaUses(
  session: Session,
  places: Places,
  signal: AbortSignal,
): Promise<QuotaUses> {
  const [space, organization] = await Promise.all([
    readUse(session, 'space', places.space, signal),
    readUse(session, 'organization', places.organization, signal),
  ])
  return { space, organization }
}

function readUse(
  session: Session,
  level: 'space' | 'organization',
  place: Places['space'] | Places['organization'],
  signal: AbortSignal,
) {
  if (!place) return undefined
  const { guid, name, relationships } = place
  return readQuotaUse(session, { level, guid, name, quotaGuid: relationships.quota?.data?.guid }, signal)
}
