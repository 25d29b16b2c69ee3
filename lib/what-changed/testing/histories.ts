import type { AuditEvent } from '@/lib/resources/audit-event'
import type { Revision } from '@/lib/resources/droplet'
import { type Task, taskSchema } from '@/lib/resources/task'
import type { ChangeKind } from '../change'
import { type Chance, chanceOf } from './chance'
import { APP, eventAt, noiseEvents, noiseRuns } from './noise'
import { DECOYS, KINDS } from './planted'

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

/** What can be planted. */
export const PLANTED = Object.keys(KINDS)

type Sight = {
  events: boolean
  cause: boolean
  commands: boolean
  /** Something of full weight changed as well, earlier. */
  decoy?: boolean
}

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
