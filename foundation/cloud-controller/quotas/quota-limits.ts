import type { organizationQuotas, spaceQuotas } from '../../db/tables'
import type { Json, JsonObject } from '../../http/json'
import { exactInteger, type Presented } from '../../http/json-text'
import { ApiError, sqlState, UNIQUE_VIOLATION, unprocessable } from '../errors'
import { requiredText } from '../messages/body-fields'
import { rubyText } from '../messages/ruby-text'
import { dig, integerOf, integerRule, isObject } from '../messages/rules'
import { presentHead, toOne } from '../present'

/** Keys of the groups of a quota's body and the columns that they set. app/messages/quotas_apps_message.rb and siblings */
const INTEGERS = {
  totalMemoryInMb: ['apps', 'total_memory_in_mb'],
  perProcessMemoryInMb: ['apps', 'per_process_memory_in_mb'],
  totalInstances: ['apps', 'total_instances'],
  perAppTasks: ['apps', 'per_app_tasks'],
  totalServiceInstances: ['services', 'total_service_instances'],
  totalServiceKeys: ['services', 'total_service_keys'],
  totalRoutes: ['routes', 'total_routes'],
  totalReservedPorts: ['routes', 'total_reserved_ports'],
  totalDomains: ['domains', 'total_domains'],
} as const

type Limits = { -readonly [Column in keyof typeof INTEGERS]?: number | null } & {
  logRateLimit?: bigint | null
  paidServicesAllowed?: boolean
}
const MAX_INTEGER = 2_147_483_647n
const MAX_BIG_INTEGER = 9_223_372_036_854_775_807n

/** The limits that a body sets; null is unlimited, absent leaves a limit as it is. */
export function quotaLimits(body: JsonObject): Limits {
  const limits: Limits = {}
  for (const column of columns()) {
    const [group, key] = INTEGERS[column]
    const asked = limit(body, group, key, MAX_INTEGER)
    if (asked !== undefined) limits[column] = asked === null ? null : Number(asked)
  }
  const logRate = limit(body, 'apps', 'log_rate_limit_in_bytes_per_second', MAX_BIG_INTEGER)
  if (logRate !== undefined) limits.logRateLimit = logRate
  const paid = dig(body, 'services', 'paid_services_allowed')
  if (typeof paid === 'boolean') limits.paidServicesAllowed = paid
  return limits
}

function limit(body: JsonObject, group: string, key: string, most: bigint): bigint | null | undefined {
  const within = body.get(group)
  if (!isObject(within) || !within.has(key)) return undefined
  const value: Json = within.get(key) ?? null
  const [wrong] = integerRule({ above: -1n, atMost: most })(value)
  const name = key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')
  if (wrong !== undefined)
    throw unprocessable(`${name} ${wrong.replace('greater than -1', 'greater than or equal to 0')}`)
  return value === null ? null : integerOf(rubyText(value))
}

function columns(): (keyof typeof INTEGERS)[] {
  return [
    'totalMemoryInMb',
    'perProcessMemoryInMb',
    'totalInstances',
    'perAppTasks',
    'totalServiceInstances',
    'totalServiceKeys',
    'totalRoutes',
    'totalReservedPorts',
    'totalDomains',
  ]
}

export type OrganizationQuotaRow = typeof organizationQuotas.$inferSelect
export type SpaceQuotaRow = typeof spaceQuotas.$inferSelect
type Shown = { baseUrl: string; guids: string[] }

/** app/presenters/v3/organization_quota_presenter.rb; `guids` are the organizations that the reader may see. */
export function presentOrganizationQuota(quota: OrganizationQuotaRow, { baseUrl, guids }: Shown): Presented {
  return {
    ...presentLimits(quota),
    domains: { total_domains: quota.totalDomains },
    relationships: { organizations: { data: guids.map((guid) => ({ guid })) } },
    links: { self: { href: `${baseUrl}/v3/organization_quotas/${quota.guid}` } },
  }
}

/** app/presenters/v3/space_quota_presenter.rb; `guids` are the spaces that the reader may see. */
export function presentSpaceQuota(quota: SpaceQuotaRow, { baseUrl, guids }: Shown): Presented {
  return {
    ...presentLimits(quota),
    relationships: {
      organization: toOne(quota.organizationGuid),
      spaces: { data: guids.map((guid) => ({ guid })) },
    },
    links: {
      self: { href: `${baseUrl}/v3/space_quotas/${quota.guid}` },
      organization: { href: `${baseUrl}/v3/organizations/${quota.organizationGuid}` },
    },
  }
}

function presentLimits(quota: OrganizationQuotaRow | SpaceQuotaRow) {
  return {
    ...presentHead(quota),
    name: quota.name,
    apps: {
      total_memory_in_mb: quota.totalMemoryInMb,
      per_process_memory_in_mb: quota.perProcessMemoryInMb,
      total_instances: quota.totalInstances,
      per_app_tasks: quota.perAppTasks,
      log_rate_limit_in_bytes_per_second:
        quota.logRateLimit === null ? null : exactInteger(quota.logRateLimit),
    },
    services: {
      paid_services_allowed: quota.paidServicesAllowed,
      total_service_instances: quota.totalServiceInstances,
      total_service_keys: quota.totalServiceKeys,
    },
    routes: { total_routes: quota.totalRoutes, total_reserved_ports: quota.totalReservedPorts },
  }
}

/** What a PATCH of a quota writes: its limits, and its name where one was sent. */
export function quotaChanges(root: JsonObject, quota: { name: string }) {
  return {
    ...quotaLimits(root),
    name: root.has('name') ? requiredText(root, 'name', 'Name') : quota.name,
    updatedAt: new Date(),
  }
}

/** The row of an insert. Throws what the original says of a name that is taken. */
export async function insertedOnce<Row>(taken: string, insert: () => Promise<Row[]>): Promise<Row> {
  const [row] = await insert().catch((error: unknown) => {
    throw sqlState(error) === UNIQUE_VIOLATION ? unprocessable(taken) : error
  })
  if (row === undefined) throw new ApiError('UnknownError')
  return row
}

/** The guids that no row was found for, as the original lists them; undefined where each has one. */
export function missingOf(wanted: string[], found: { guid: string }[]): string | undefined {
  const missing = wanted.filter((guid) => !found.some((row) => row.guid === guid))
  return missing.length === 0 ? undefined : `[${missing.map((guid) => `"${guid}"`).join(', ')}]`
}
