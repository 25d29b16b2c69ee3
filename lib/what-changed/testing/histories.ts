import type { AuditEvent } from '@/lib/resources/audit-event'
import type { Revision } from '@/lib/resources/droplet'
import { type Task, taskSchema } from '@/lib/resources/task'
import type { ChangeKind } from '../change'
import { type Chance, chanceOf } from './chance'
import { APP, bindingEvent, eventAt, noiseEvents, noiseRuns } from './noise'

const MINUTE_MS = 60_000
const START = Date.parse('2026-11-01T02:15:00Z')

/** A past of an app with one planted change among what else happens, and what is right to say of it. */
export type History = {
  title: string
  planted: ChangeKind
  /** The events that tell the planted change; any of them may be named. */
  plantedEvents: string[]
  task: Task
  tasks: Task[]
  events: AuditEvent[]
  revisions: Revision[]
  lastSuccess: string
  firstFailure: string
  cause?: string
}

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

const KINDS: Record<string, (at: number) => Planted> = {
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

/** What can be planted. */
export const PLANTED = Object.keys(KINDS)

type Sight = {
  events: boolean
  cause: boolean
  commands: boolean
  /** Something of full weight changed as well, earlier. */
  decoy?: boolean
}

/** What else may change that a task notices, as runs differ in it and as events tell it. */
const DECOYS: ((at: number) => { planted: ChangeKind; run?: object; events?: AuditEvent[] })[] = [
  (at) => ({ planted: 'environment', events: [setEnv(at)] }),
  (at) => ({ planted: 'binding', events: [bindingEvent(at, 'create', APP, 'v3')] }),
  () => ({ planted: 'memory', run: { memory_in_mb: 1024 } }),
  () => ({ planted: 'disk', run: { disk_in_mb: 2048 } }),
  (at) => ({ planted: 'droplet', run: { droplet_guid: 'droplet-2' }, events: push(at) }),
]

/** Whether there is anything to find: without events only what the runs differ in, or a revision tells. */
export function isTellable(title: string, { events, commands }: Sight): boolean {
  const planted = KINDS[title]?.(0)
  if (!planted) return false
  return (
    (events || planted.inRuns || planted.revision !== undefined) &&
    (commands || planted.planted !== 'command')
  )
}

/** One history of many: the same for the same seed. */
export function historyOf(title: string, seed: number, sight: Sight): History {
  const chance = chanceOf(seed)
  const every = chance.of([5, 15, 60, 360, 1440]) * MINUTE_MS
  const successes = chance.whole(1, 40)
  const failures = chance.whole(1, 6)
  const begin = START
  const lastAt = begin + (successes - 1) * every
  const firstAt = lastAt + every
  const at = wholeSecond(chance.whole(lastAt + Math.min(90_000, every / 2), firstAt - 3000))
  const planted = KINDS[title]?.(at)
  if (!planted) throw new Error(`Nothing is called ${title}`)
  const decoy = sight.decoy
    ? chance.of(DECOYS)(wholeSecond(lastAt + (at - lastAt) * 0.2 * chance.next()))
    : undefined
  const other = decoy?.planted === planted.planted ? undefined : decoy
  const runs = [
    ...Array.from({ length: successes }, (_, nth) =>
      run(nth, begin + nth * every, 'SUCCEEDED', {}, chance, sight),
    ),
    ...Array.from({ length: failures }, (_, nth) =>
      run(successes + nth, firstAt + nth * every, 'FAILED', { ...other?.run, ...planted.run }, chance, sight),
    ),
  ]
  const task = runs.at(-1)
  const [lastSuccess, firstFailure] = [runs[successes - 1], runs[successes]]
  if (!task || !lastSuccess || !firstFailure) throw new Error('There are no runs')
  const end = firstAt + failures * every
  const cancelled = run(
    9000,
    lastAt + every / 3,
    'FAILED',
    { memory_in_mb: 32, result: { failure_reason: 'task was cancelled' } },
    chance,
    sight,
  )
  const events = [
    ...noiseEvents(chance, lastAt - 2 * every, end, planted.isSlight !== true),
    ...(other?.events ?? []),
    ...(planted.events ?? []),
    ...(planted.others ?? []),
    eventAt(firstAt, 'audit.app.task.create', { task_guid: firstFailure.guid }),
  ]
  return {
    title: `${title}, ${JSON.stringify(sight)}, seed ${seed}`,
    planted: planted.planted,
    plantedEvents: (planted.events ?? []).map(({ guid }) => guid),
    task,
    tasks: [...runs, ...noiseRuns(chance, begin, end, task), ...(chance.is(0.5) ? [cancelled] : [])],
    events: sight.events ? events : [],
    revisions: [
      {
        guid: 'r1',
        version: 7,
        droplet: { guid: 'droplet-1' },
        description: 'New droplet deployed.',
        created_at: new Date(begin - every).toISOString(),
      },
      ...(planted.revision === undefined
        ? []
        : [
            {
              guid: 'r2',
              version: 8,
              droplet: { guid: planted.planted === 'droplet' ? 'droplet-2' : 'droplet-1' },
              description: planted.revision,
              created_at: new Date(at).toISOString(),
            },
          ]),
    ],
    lastSuccess: lastSuccess.guid,
    firstFailure: firstFailure.guid,
    cause: sight.cause ? planted.cause : undefined,
  }
}

const wholeSecond = (ms: number) => ms - (ms % 1000)

function run(
  nth: number,
  at: number,
  state: string,
  more: object,
  chance: Chance,
  { commands }: Sight,
): Task {
  const created = wholeSecond(at)
  const read = taskSchema.parse({
    guid: `run-${nth}`,
    sequence_id: nth + 1,
    name: 'nightly',
    command: 'bin/nightly',
    user: 'vcap',
    state,
    memory_in_mb: 512,
    disk_in_mb: 1024,
    log_rate_limit_in_bytes_per_second: 16_384,
    droplet_guid: 'droplet-1',
    result: { failure_reason: state === 'FAILED' ? 'APP/TASK/nightly: Exited with status 1' : null },
    relationships: { app: { data: { guid: APP } } },
    metadata: { labels: { nth: String(chance.whole(0, 5)) }, annotations: {} },
    created_at: new Date(created).toISOString(),
    updated_at: new Date(created + chance.whole(3, 60) * 1000).toISOString(),
    ...more,
  })
  return commands ? read : { ...read, command: undefined }
}
