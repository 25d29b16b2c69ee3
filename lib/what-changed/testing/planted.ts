import type { AuditEvent } from '@/lib/resources/audit-event'
import type { ChangeKind } from '../change'
import { APP, bindingEvent, eventAt } from './noise'

/** What is planted: how runs differ from then on, and what the API writes of it. */
type Planted = {
  planted: ChangeKind
  run?: object
  events?: AuditEvent[]
  others?: AuditEvent[]
  revision?: string
  cause: string
  /** Whether anything but events and revisions tells it. */
  inRuns: boolean
  /** Among others that hardly reach a task nobody could tell it. */
  isSlight?: boolean
}

const HIDDEN = '[PRIVATE DATA HIDDEN]'

/** What `cf push` leaves behind. */
function push(at: number): AuditEvent[] {
  return [
    eventAt(at - 80_000, 'audit.app.apply_manifest', { request: { manifest: '---' } }),
    eventAt(at - 79_000, 'audit.app.update', {
      request: { lifecycle: { type: 'buildpack', data: { stack: 'cflinuxfs4' } } },
      manifest_triggered: true,
    }),
    eventAt(at - 71_000, 'audit.app.package.create', { package_guid: 'p2' }),
    eventAt(at - 66_000, 'audit.app.package.upload', { package_guid: 'p2' }),
    eventAt(at - 62_000, 'audit.app.build.create', { build_guid: 'b2', package_guid: 'p2' }),
    eventAt(at - 2000, 'audit.app.droplet.create', { droplet_guid: 'droplet-2', package_guid: 'p2' }),
    eventAt(at - 2000, 'audit.app.build.staged', { build_guid: 'b2', droplet_guid: 'droplet-2' }),
    eventAt(at - 1000, 'audit.app.droplet.mapped', { request: { droplet_guid: 'droplet-2' } }),
    eventAt(at, 'audit.app.revision.create', { revision_guid: 'r2', revision_version: 8 }),
    eventAt(at, 'audit.app.restart', {}),
  ]
}

const scale = (at: number, type: string, request: object) =>
  eventAt(at, 'audit.app.process.scale', { process_guid: 'pg', process_type: type, request })

const setEnv = (at: number) => eventAt(at, 'audit.app.update', { request: { environment_variables: HIDDEN } })

const upsUpdate = (at: number) =>
  eventAt(
    at,
    'audit.user_provided_service_instance.update',
    { request: { credentials: '[REDACTED]' } },
    {
      target: { guid: 'db', name: 'orders-db', type: 'user_provided_service_instance' },
    },
  )

/** By what one would call it; each at an instant. */
export const KINDS: Record<string, (at: number) => Planted> = {
  'a push': (at) => ({
    planted: 'droplet',
    run: { droplet_guid: 'droplet-2' },
    events: push(at),
    revision: 'New droplet deployed.',
    cause: 'module-missing',
    inRuns: true,
  }),
  'a push of a droplet alone': (at) => ({
    planted: 'droplet',
    run: { droplet_guid: 'droplet-2' },
    events: [eventAt(at, 'audit.app.droplet.mapped', { request: { droplet_guid: 'droplet-2' } })],
    cause: 'uncaught-exception',
    inRuns: true,
  }),
  'a rolling deploy': (at) => ({
    planted: 'droplet',
    run: { droplet_guid: 'droplet-2' },
    events: [
      eventAt(at - 30_000, 'audit.app.deployment.create', {
        deployment_guid: 'd',
        droplet_guid: 'droplet-2',
        type: 'deploy',
        strategy: 'rolling',
      }),
    ],
    revision: 'New droplet deployed.',
    cause: 'syntax-error',
    inRuns: true,
  }),
  'less memory asked for': () => ({
    planted: 'memory',
    run: { memory_in_mb: 128 },
    cause: 'out-of-memory-limit',
    inRuns: true,
  }),
  'a template with less memory': (at) => ({
    planted: 'memory',
    run: { memory_in_mb: 128 },
    events: [scale(at, 'worker', { memory_in_mb: 128 })],
    cause: 'out-of-memory-limit',
    inRuns: true,
  }),
  'less disk': () => ({ planted: 'disk', run: { disk_in_mb: 64 }, cause: 'disk-full', inRuns: true }),
  'a lower log rate': (at) => ({
    planted: 'log-rate',
    run: { log_rate_limit_in_bytes_per_second: 1024 },
    events: [scale(at, 'worker', { log_rate_limit_in_bytes_per_second: 1024 })],
    cause: 'unknown',
    inRuns: true,
  }),
  'another user': () => ({
    planted: 'user',
    run: { user: 'ContainerUser' },
    cause: 'permission',
    inRuns: true,
  }),
  'a variable': (at) => ({
    planted: 'environment',
    events: [setEnv(at)],
    cause: 'configuration',
    inRuns: false,
  }),
  'a variable and a restart': (at) => ({
    planted: 'environment',
    events: [setEnv(at)],
    others: [
      eventAt(at + 30_000, 'audit.app.restart', {}),
      eventAt(at + 30_000, 'audit.app.revision.create', { revision_guid: 'r2', revision_version: 8 }),
    ],
    revision: 'New environment variables deployed.',
    cause: 'connection-refused',
    inRuns: false,
  }),
  'a variable, of API v2': (at) => ({
    planted: 'environment',
    events: [eventAt(at, 'audit.app.update', { request: { environment_json: HIDDEN } })],
    cause: 'auth-refused',
    inRuns: false,
  }),
  'a binding made': (at) => ({
    planted: 'binding',
    events: [bindingEvent(at, 'create', APP, 'v3')],
    others: [bindingEvent(at - 4000, 'start_create', APP, 'v3')],
    cause: 'auth-refused',
    inRuns: false,
  }),
  'a binding taken away': (at) => ({
    planted: 'binding',
    events: [bindingEvent(at, 'delete', APP, 'v2')],
    cause: 'configuration',
    inRuns: false,
  }),
  'a service with other credentials': (at) => ({
    planted: 'service',
    events: [upsUpdate(at)],
    cause: 'auth-refused',
    inRuns: false,
  }),
  sidecars: (at) => ({
    planted: 'sidecar',
    events: [eventAt(at, 'audit.app.revision.create', { revision_guid: 'r2', revision_version: 8 })],
    revision: 'Sidecars updated.',
    cause: 'connection-refused',
    inRuns: false,
  }),
  'more instances': (at) => ({
    planted: 'scale',
    events: [scale(at, 'web', { instances: 40 })],
    cause: 'database-connections-exhausted',
    inRuns: false,
    isSlight: true,
  }),
  'a smaller quota': (at) => ({
    planted: 'quota',
    events: [
      eventAt(
        at,
        'audit.space_quota.update',
        { request: { apps: { total_memory_in_mb: 512 } } },
        { target: { guid: 'q', name: 'small', type: 'space_quota' } },
      ),
    ],
    cause: 'no-capacity',
    inRuns: false,
    isSlight: true,
  }),
  'a restart': (at) => ({
    planted: 'restart',
    events: [eventAt(at, 'audit.app.restart', {})],
    cause: 'connection-lost',
    inRuns: false,
    isSlight: true,
  }),
  'another command': () => ({
    planted: 'command',
    run: { command: 'bin/nightly --fast' },
    cause: 'usage-error',
    inRuns: true,
  }),
}

/** What else may change that a task notices, as runs differ in it and as events tell it. */
export const DECOYS: ((at: number) => { planted: ChangeKind; run?: object; events?: AuditEvent[] })[] = [
  (at) => ({ planted: 'environment', events: [setEnv(at)] }),
  (at) => ({ planted: 'binding', events: [bindingEvent(at, 'create', APP, 'v3')] }),
  () => ({ planted: 'memory', run: { memory_in_mb: 1024 } }),
  () => ({ planted: 'disk', run: { disk_in_mb: 2048 } }),
  (at) => ({ planted: 'droplet', run: { droplet_guid: 'droplet-2' }, events: push(at) }),
]
