import 'server-only'
import type { Places } from '@/lib/resources/app'
import { isGuid } from '@/lib/resources/fact'
import { quotaSchema, usageSummarySchema } from '@/lib/resources/quota'
import type { QuotaUse, QuotaUses } from '@/lib/task-form/headroom'
import type { Session } from '../session/session'
import { ask } from './ask'

const ROUTES = {
  space: { quotas: '/v3/space_quotas', places: '/v3/spaces' },
  organization: { quotas: '/v3/organization_quotas', places: '/v3/organizations' },
} as const

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

/**
 * The quota of a space or organization and what is used of it, both read at once. Undefined where there is no quota,
 * or one of the two can't be read (Korifi has neither): half of a calculation is none.
 */
async function readUse(
  session: Session,
  level: keyof typeof ROUTES,
  place: Places['space'] | Places['organization'],
  signal: AbortSignal,
): Promise<QuotaUse | undefined> {
  const quotaGuid = place?.relationships.quota?.data?.guid
  if (!place || quotaGuid === undefined || !isGuid(quotaGuid) || !isGuid(place.guid)) return undefined
  const { quotas, places } = ROUTES[level]
  const [quota, usage] = await Promise.all([
    ask(session, { path: `${quotas}/${quotaGuid}`, signal }, quotaSchema),
    ask(session, { path: `${places}/${place.guid}/usage_summary`, signal }, usageSummarySchema),
  ])
  if (quota.kind !== 'ok' || usage.kind !== 'ok') return undefined
  const { total_memory_in_mb, per_process_memory_in_mb, per_app_tasks } = quota.body.apps
  const used = usage.body.usage_summary
  return { name: place.name, total_memory_in_mb, per_process_memory_in_mb, per_app_tasks, used }
}
