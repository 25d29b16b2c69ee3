import 'server-only'
import { isGuid } from '@/lib/resources/fact'
import { quotaSchema, usageSummarySchema } from '@/lib/resources/quota'
import type { QuotaUse } from '@/lib/task-form/headroom'
import type { Session } from '../session/session'
import { ask } from './ask'

/** A space or an organization with the quota that holds it. */
export type Held = {
  level: 'space' | 'organization'
  guid: string
  name: string
  quotaGuid: string | undefined
}

const ROUTES = {
  space: { quotas: '/v3/space_quotas', places: '/v3/spaces' },
  organization: { quotas: '/v3/organization_quotas', places: '/v3/organizations' },
} as const

/**
 * The quota of a space or organization and what is used of it, both read at once. Undefined where there is no quota,
 * or one of the two can't be read (Korifi has neither): half of a calculation is none.
 */
export async function readQuotaUse(
  session: Session,
  { level, guid, name, quotaGuid }: Held,
  signal?: AbortSignal,
): Promise<QuotaUse | undefined> {
  if (quotaGuid === undefined || !isGuid(quotaGuid) || !isGuid(guid)) return undefined
  const { quotas, places } = ROUTES[level]
  const [quota, usage] = await Promise.all([
    ask(session, { path: `${quotas}/${quotaGuid}`, signal }, quotaSchema),
    ask(session, { path: `${places}/${guid}/usage_summary`, signal }, usageSummarySchema),
  ])
  if (quota.kind !== 'ok' || usage.kind !== 'ok') return undefined
  const { total_memory_in_mb, per_process_memory_in_mb, per_app_tasks } = quota.body.apps
  const used = usage.body.usage_summary
  return { name, total_memory_in_mb, per_process_memory_in_mb, per_app_tasks, used }
}
