import type { AuditEvent } from '@/lib/resources/audit-event'
import type { Task } from '@/lib/resources/task'
import type { Chance } from './chance'

export const APP = 'app-of-the-runs'
export const OTHER_APP = 'another-app'

const HIDDEN = '[PRIVATE DATA HIDDEN]'

/** An event as app/repositories writes it, about an app where nothing else is said. */
export function eventAt(at: number, type: string, data: unknown, more: Partial<AuditEvent> = {}): AuditEvent {
  const guid = `event ${type} ${at} ${JSON.stringify(data)?.length} ${more.target?.guid ?? ''}`
  return {
    guid,
    created_at: new Date(at).toISOString().replace(/\.\d+/, ''),
    type,
    actor: { guid: 'dana', name: 'dana@example.com' },
    target: { guid: APP, name: 'shop', type: 'app' },
    data,
    ...more,
  }
}

const ofApp = (guid: string) => ({ target: { guid, name: guid, type: 'app' } })

/** What happens in a space at any time and changes nothing that a task of this app could notice, or next to nothing. */
const HAPPENINGS: ((at: number) => AuditEvent[])[] = [
  (at) => [eventAt(at, 'audit.app.ssh-authorized', { index: 0 })],
  (at) => [eventAt(at, 'audit.app.ssh-unauthorized', { index: 1 })],
  (at) => [eventAt(at, 'audit.app.environment.show', {})],
  (at) => [eventAt(at, 'audit.app.environment_variables.show', {})],
  (at) => [
    eventAt(at, 'audit.app.revision.environment_variables.show', { revision_guid: 'r', revision_version: 1 }),
  ],
  (at) => [eventAt(at, 'audit.app.update', { request: { metadata: { labels: { team: 'a' } } } })],
  (at) => [eventAt(at, 'audit.app.task.create', { task_guid: 'x', request: { name: 'x', command: HIDDEN } })],
  (at) => [eventAt(at, 'audit.app.task.cancel', { task_guid: 'x', request: { name: 'x', command: HIDDEN } })],
  (at) => [eventAt(at, 'audit.app.package.download', { package_guid: 'p' })],
  (at) => [eventAt(at, 'audit.app.process.crash', { index: 0, exit_description: 'out of memory' })],
  (at) => [
    eventAt(at, 'audit.app.build.create', { build_guid: 'b', package_guid: 'p' }),
    eventAt(at + 40_000, 'audit.app.build.failed', { build_guid: 'b', package_guid: 'p' }),
  ],
  (at) => [
    eventAt(at, 'audit.app.build.staged', {
      build_guid: 'b',
      package_guid: 'p',
      droplet_guid: 'never-mapped',
    }),
    eventAt(at + 1000, 'audit.app.droplet.create', { droplet_guid: 'never-mapped', package_guid: 'p' }),
  ],
  // Of other apps of the space.
  (at) => [
    eventAt(
      at,
      'audit.app.droplet.mapped',
      { request: { droplet_guid: 'droplet-of-another' } },
      ofApp(OTHER_APP),
    ),
  ],
  (at) => [eventAt(at, 'audit.app.update', { request: { environment_variables: HIDDEN } }, ofApp(OTHER_APP))],
  (at) => [
    eventAt(
      at,
      'audit.app.process.scale',
      { process_type: 'web', request: { memory_in_mb: 128 } },
      ofApp(OTHER_APP),
    ),
  ],
  (at) => [bindingEvent(at, 'create', OTHER_APP, 'v3')],
  (at) => [bindingEvent(at, 'delete', OTHER_APP, 'v2')],
  (at) => [bindingEvent(at, 'show', APP, 'v2')],
  (at) => [
    eventAt(
      at,
      'audit.service_binding.update',
      { request: { metadata: { labels: { a: 'b' } } } },
      {
        target: { guid: 'binding-of-ours', name: '', type: 'service_binding' },
      },
    ),
  ],
  (at) => [
    eventAt(
      at,
      'audit.service_key.create',
      { request: { service_instance_guid: 'db', name: 'k' } },
      { target: { guid: 'key', name: 'k', type: 'service_key' } },
    ),
  ],
  (at) => [
    eventAt(at, 'audit.user.space_developer_add', {}, { target: { guid: 'kim', name: 'kim', type: 'user' } }),
  ],
  (at) => [
    eventAt(
      at,
      'audit.space.update',
      { request: { metadata: { labels: { a: 'b' } } } },
      { target: { guid: 'space', name: 'dev', type: 'space' } },
    ),
  ],
]

/** The same of what can hardly be the reason, but is a change of this app. */
const SLIGHT: ((at: number) => AuditEvent[])[] = [
  (at) => [eventAt(at, 'audit.app.restart', {})],
  (at) => [eventAt(at, 'audit.app.stop', {}), eventAt(at + 20_000, 'audit.app.start', {})],
  (at) => [
    eventAt(at, 'audit.app.process.scale', {
      process_guid: 'w',
      process_type: 'web',
      request: { instances: 3 },
    }),
  ],
  (at) => [
    eventAt(at, 'audit.app.process.scale', {
      process_guid: 'w',
      process_type: 'web',
      request: { instances: 2, memory_in_mb: 2048 },
    }),
  ],
  (at) => [eventAt(at, 'audit.app.map-route', { route_guid: 'r', process_type: 'web' })],
  (at) => [eventAt(at, 'audit.app.unmap-route', { route_guid: 'r', process_type: 'web' })],
  (at) => [
    eventAt(at, 'audit.app.process.update', {
      process_type: 'web',
      request: { health_check: { type: 'http' } },
    }),
  ],
]

/** A binding's event: its target is the binding, the app stands in the data, of API v3 and v2 in other places. */
export function bindingEvent(at: number, done: string, app: string, shape: 'v3' | 'v2'): AuditEvent {
  const request =
    shape === 'v3'
      ? {
          type: 'app',
          relationships: { app: { data: { guid: app } }, service_instance: { data: { guid: 'db' } } },
        }
      : { app_guid: app, route_guid: null, service_instance_guid: 'db' }
  return eventAt(
    at,
    `audit.service_binding.${done}`,
    { request },
    {
      target: { guid: `binding-of-${app}`, name: 'orders-db', type: 'service_binding' },
    },
  )
}

/** Events that explain nothing, somewhere between two instants. */
export function noiseEvents(chance: Chance, from: number, to: number, withSlight: boolean): AuditEvent[] {
  const all = withSlight ? [...HAPPENINGS, ...HAPPENINGS, ...SLIGHT] : HAPPENINGS
  return Array.from({ length: chance.whole(4, 40) }, () => chance.of(all)(chance.whole(from, to))).flat()
}

/** Runs of other commands in the same app, of any outcome and size. */
export function noiseRuns(chance: Chance, from: number, to: number, like: Task): Task[] {
  return Array.from({ length: chance.whole(0, 12) }, (_, nth): Task => {
    const at = new Date(chance.whole(from, to)).toISOString()
    const state = chance.of(['SUCCEEDED', 'FAILED', 'RUNNING'])
    return {
      ...like,
      guid: `other-${nth}-${at}`,
      name: chance.of(['cleanup', 'other']),
      command: like.command === undefined ? undefined : 'bin/other --all',
      state,
      result: { failure_reason: state === 'FAILED' ? 'APP/TASK/other: Exited with status 3' : null },
      memory_in_mb: chance.of([64, 128, 2048]),
      droplet_guid: 'droplet-of-no-run',
      created_at: at,
      updated_at: at,
    }
  })
}
