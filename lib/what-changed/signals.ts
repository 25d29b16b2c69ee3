import { type AuditEvent, dataAt, numberAt, requestKeys, textAt } from '@/lib/resources/audit-event'
import type { Change, ChangeKind } from './change'

/** What one audit event says of an app, before it is told whether the runs or a revision say it too. */
export type Signal = Pick<Change, 'change' | 'reach' | 'action' | 'subject'> & {
  at: string
  by: string
  eventGuid: string
  /** The droplet that the app got, the resources that were asked for, the revision that was made. */
  dropletGuid?: string
  memoryInMb?: number
  diskInMb?: number
  logRate?: string
  version?: number
  /** It goes along with another change, and alone says little: staging, the restart of a deploy. */
  attends?: boolean
}

type Read = (event: AuditEvent) => (Partial<Signal> & { change: ChangeKind })[]

/** A process that is scaled reaches a task that takes it as its template; the number of instances does not. */
const scaled: Read = ({ data }) => {
  const memoryInMb = numberAt(data, 'request', 'memory_in_mb') ?? numberAt(data, 'request', 'memory')
  const diskInMb = numberAt(data, 'request', 'disk_in_mb') ?? numberAt(data, 'request', 'disk_quota')
  const rate = dataAt(data, 'request', 'log_rate_limit_in_bytes_per_second')
  const logRate = typeof rate === 'number' || typeof rate === 'string' ? String(rate) : undefined
  const instances = numberAt(data, 'request', 'instances')
  return [
    {
      change: 'scale',
      reach: 'slight',
      subject: textAt(data, 'process_type'),
      action: instances === undefined ? undefined : `to ${instances} instances`,
      memoryInMb,
      diskInMb,
      logRate,
    },
  ]
}

const ENVIRONMENT = ['environment_variables', 'environment_json', 'var']
const SIZES = ['memory', 'disk_quota', 'instances', 'log_rate_limit', 'memory_in_mb', 'disk_in_mb']

/** `audit.app.update` says what was asked for, of API v3 and of v2; labels and annotations change nothing. */
const updated: Read = (event) => {
  const keys = new Set(requestKeys(event.data))
  const has = (...wanted: string[]) => wanted.some((key) => keys.has(key))
  const droplet = textAt(event.data, 'request', 'droplet_guid')
  return [
    ...(has(...ENVIRONMENT) ? [{ change: 'environment' } as const] : []),
    ...(droplet ? [{ change: 'droplet', dropletGuid: droplet } as const] : []),
    ...(has('lifecycle', 'buildpack', 'stack_guid')
      ? [{ change: 'buildpack', reach: 'slight' } as const]
      : []),
    ...(has('docker_image') ? [{ change: 'droplet' } as const] : []),
    ...(has(...SIZES) ? scaled(event) : []),
    ...(has('command') ? [{ change: 'process', reach: 'slight' } as const] : []),
    ...(has('state') ? [{ change: 'restart', reach: 'slight', attends: true } as const] : []),
  ]
}

const droplet =
  (attends: boolean): Read =>
  ({ data }) => [
    {
      change: 'droplet',
      dropletGuid: textAt(data, 'request', 'droplet_guid') ?? textAt(data, 'droplet_guid'),
      attends,
    },
  ]

const restart =
  (action: string): Read =>
  () => [{ change: 'restart', reach: 'slight', action, attends: true }]

const processChanged =
  (action: string): Read =>
  ({ data }) => {
    const keys = requestKeys(data)
    if (keys.length > 0 && keys.every((key) => key === 'metadata' || key.includes('health_check'))) return []
    return [{ change: 'process', reach: 'slight', action, subject: textAt(data, 'process_type') }]
  }

/** What is done to an app itself. What is not named here changes nothing that a task could notice: reads, SSH, labels. */
const OF_APPS: ReadonlyMap<string, Read> = new Map([
  ['audit.app.update', updated],
  ['audit.app.droplet.mapped', droplet(false)],
  ['audit.app.droplet.create', droplet(true)],
  ['audit.app.build.staged', droplet(true)],
  ['audit.app.deployment.create', droplet(true)],
  ['audit.app.deployment.cancel', droplet(true)],
  ['audit.app.restage', restart('restaged')],
  ['audit.app.restart', restart('restarted')],
  ['audit.app.start', restart('started')],
  ['audit.app.stop', restart('stopped')],
  [
    'audit.app.revision.create',
    ({ data }) => [{ change: 'droplet', version: numberAt(data, 'revision_version'), attends: true }],
  ],
  ['audit.app.process.scale', scaled],
  ['audit.app.process.create', processChanged('added')],
  ['audit.app.process.update', processChanged('changed')],
  ['audit.app.process.delete', processChanged('removed')],
  ['audit.app.apply_manifest', () => [{ change: 'manifest', reach: 'slight', action: 'applied' }]],
  ['audit.app.map-route', () => [{ change: 'route', reach: 'slight', action: 'mapped' }]],
  ['audit.app.unmap-route', () => [{ change: 'route', reach: 'slight', action: 'unmapped' }]],
])

const BINDING = /^audit\.service_binding\.(create|update|delete)$/
const SERVICE = /^audit\.(?:user_provided_)?service_instance\.(update|delete|share|unshare|purge)$/
const QUOTA = /^audit\.(space|organization)_quota\.(update|apply|remove|delete)$/
const DONE: Record<string, string> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  share: 'shared',
  unshare: 'no longer shared',
  purge: 'purged',
  apply: 'applied',
  remove: 'removed',
}

/** Everything of these types and no other is asked for; the creations of tasks tell that events can be read. */
export const EVENT_TYPES: readonly string[] = [
  ...OF_APPS.keys(),
  ...['create', 'update', 'delete'].map((done) => `audit.service_binding.${done}`),
  ...['update', 'delete', 'share', 'unshare', 'purge'].map((done) => `audit.service_instance.${done}`),
  ...['update', 'delete'].map((done) => `audit.user_provided_service_instance.${done}`),
  ...['apply', 'remove'].map((done) => `audit.space_quota.${done}`),
  'audit.space.update',
  'audit.app.task.create',
]

/** The same of an organization: events of quotas are of no space. */
export const QUOTA_EVENT_TYPES: readonly string[] = [
  'audit.space_quota.update',
  'audit.organization_quota.update',
  'audit.organization_quota.apply',
]

/** What the events of a space and its quotas say of one app, in their order. */
export function signalsOf(events: readonly AuditEvent[], appGuid: string): Signal[] {
  const bound = boundTo(events, appGuid)
  return events.flatMap((event) =>
    read(event, appGuid, bound).map((told) => ({
      reach: 'full' as const,
      at: event.created_at,
      by: event.actor.name,
      eventGuid: event.guid,
      ...told,
    })),
  )
}

/** A binding's event names its app and its service instance in its data, in one way or the other. */
const appOfBinding = ({ data }: AuditEvent): string | undefined =>
  textAt(data, 'request', 'relationships', 'app', 'data', 'guid') ??
  textAt(data, 'request', 'app_guid') ??
  textAt(data, 'app_guid') ??
  textAt(data, 'request', 'app', 'guid')

const instanceOfBinding = ({ data }: AuditEvent): string | undefined =>
  textAt(data, 'request', 'relationships', 'service_instance', 'data', 'guid') ??
  textAt(data, 'request', 'service_instance_guid') ??
  textAt(data, 'service_instance_guid')

type Bound = { bindings: Set<string>; instances: Set<string>; names: Map<string, string> }

/** The bindings of the app, their service instances, and what instances are called, as far as the events tell. */
function boundTo(events: readonly AuditEvent[], appGuid: string): Bound {
  const bound: Bound = { bindings: new Set(), instances: new Set(), names: new Map() }
  for (const event of events) {
    const { guid, name, type } = event.target
    if (type.endsWith('service_instance') && name) bound.names.set(guid, name)
    if (!event.type.startsWith('audit.service_binding.') || appOfBinding(event) !== appGuid) continue
    bound.bindings.add(guid)
    bound.instances.add(instanceOfBinding(event) ?? '')
  }
  return bound
}

function read(event: AuditEvent, appGuid: string, bound: Bound): ReturnType<Read> {
  const { type, target, data } = event
  if (type.startsWith('audit.app.')) return target.guid === appGuid ? (OF_APPS.get(type)?.(event) ?? []) : []
  const binding = BINDING.exec(type)?.[1]
  if (binding) {
    const isOurs = appOfBinding(event) === appGuid || bound.bindings.has(target.guid)
    if (!isOurs || isOfLabelsOnly(event)) return []
    const subject = bound.names.get(instanceOfBinding(event) ?? '') || target.name || undefined
    return [{ change: 'binding', action: DONE[binding], subject }]
  }
  const service = SERVICE.exec(type)?.[1]
  if (service) {
    if (isOfLabelsOnly(event)) return []
    // Of which apps it is bound to before these events nobody tells.
    const reach = bound.instances.has(target.guid) ? 'full' : 'slight'
    return [{ change: 'service', action: DONE[service], subject: target.name || undefined, reach }]
  }
  const [, of, done] = QUOTA.exec(type) ?? []
  if (of && done) {
    if (isOfLabelsOnly(event)) return []
    return [{ change: 'quota', reach: 'slight', action: DONE[done], subject: target.name || undefined }]
  }
  if (type !== 'audit.space.update' || isOfLabelsOnly(event)) return []
  const changed = requestKeys(data)
  return changed.length > 0 ? [{ change: 'space', reach: 'slight', action: 'changed' }] : []
}

function isOfLabelsOnly({ data }: AuditEvent): boolean {
  const keys = requestKeys(data)
  return keys.length > 0 && keys.every((key) => key === 'metadata')
}
