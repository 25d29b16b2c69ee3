import type { Json, JsonObject } from '../../http/json'
import { unprocessable } from '../errors'
import { rubyText } from '../messages/ruby-text'
import { dig, integerOf, integerRule, isObject } from '../messages/rules'

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
