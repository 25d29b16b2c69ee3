import type { Change, ChangeKind } from './change'

/** How much a change explains by itself, where runs differ in it: it has taken effect. */
const OF_RUNS: Partial<Record<ChangeKind, number>> = {
  command: 110,
  droplet: 100,
  memory: 90,
  disk: 70,
  user: 60,
  'log-rate': 40,
}
/** The same where only an event or a revision tells it. */
const OF_EVENTS: Record<ChangeKind, number> = {
  droplet: 70,
  environment: 62,
  binding: 60,
  service: 50,
  sidecar: 30,
  memory: 30,
  disk: 30,
  user: 30,
  command: 30,
  'log-rate': 15,
  buildpack: 14,
  process: 12,
  quota: 11,
  scale: 9,
  space: 9,
  manifest: 8,
  restart: 7,
  route: 3,
}
/** A limit that was raised, a change that hardly reaches a task. */
const RAISED = 0.2
const SLIGHT = 0.4
/** Built anew of the same code: what it was built for is the likelier one. */
const RESTAGED = 0.5
const OF_WEB = 0.8

type Weights = Partial<Record<ChangeKind | 'raised', number>>

const OF_CODE: Weights = {
  droplet: 1.5,
  command: 1.6,
  environment: 0.8,
  binding: 0.6,
  memory: 0.4,
  disk: 0.4,
}
const OF_SETTINGS: Weights = {
  environment: 2,
  binding: 1.9,
  service: 1.9,
  droplet: 0.9,
  memory: 0.3,
  disk: 0.3,
}
const OF_OTHERS: Weights = { ...OF_SETTINGS, droplet: 0.8, service: 2.2, scale: 1.5 }
const OF_MEMORY: Weights = { memory: 1.6, scale: 1.5, droplet: 1.1, disk: 0.2, binding: 0.5, 'log-rate': 0.2 }
const OF_DISK: Weights = { disk: 2, droplet: 1.1, memory: 0.3, environment: 0.8, binding: 0.5 }
const OF_ROOM: Weights = {
  quota: 5,
  scale: 5,
  raised: 5,
  memory: 1.4,
  disk: 1.4,
  droplet: 0.4,
  environment: 0.2,
  binding: 0.2,
}

/** What a cause (a key of the verdict's list) makes likelier. What is not named is as likely as without it. */
const OF_CAUSES: Record<string, Weights> = {
  'out-of-memory-limit': OF_MEMORY,
  'heap-out-of-memory': { ...OF_MEMORY, environment: 1.3 },
  'stack-overflow': OF_CODE,
  'command-not-found': OF_CODE,
  'not-executable': OF_CODE,
  'syntax-error': OF_CODE,
  'usage-error': { ...OF_CODE, command: 2 },
  'module-missing': OF_CODE,
  'dependency-install': OF_CODE,
  'missing-file': OF_CODE,
  'uncaught-exception': OF_CODE,
  'native-crash': OF_CODE,
  'bad-input-data': { command: 1.5 },
  'check-failed': { command: 1.5 },
  'database-schema': { droplet: 1.3, binding: 1.3 },
  'constraint-violation': { droplet: 1.2 },
  configuration: OF_SETTINGS,
  'auth-refused': { ...OF_SETTINGS, droplet: 0.7 },
  'connection-refused': OF_OTHERS,
  'connection-lost': OF_OTHERS,
  'dns-failure': OF_OTHERS,
  'tls-failure': OF_OTHERS,
  'remote-error': OF_OTHERS,
  timeout: { scale: 2, service: 1.3 },
  'lock-held': { scale: 3, restart: 2 },
  'database-connections-exhausted': { scale: 4, binding: 1.3, service: 1.5 },
  permission: { user: 2, droplet: 1.2, environment: 1.2, binding: 1.3 },
  'disk-full': OF_DISK,
  'disk-limit-at-start': OF_DISK,
  'resource-limit': { user: 1.3, scale: 1.5 },
  'no-capacity': OF_ROOM,
  'runner-unavailable': OF_ROOM,
  'gave-up-pending': OF_ROOM,
  'droplet-unavailable': { droplet: 2 },
  'container-setup-failed': { user: 1.5, service: 1.5, binding: 1.3 },
}

/** Of two changes of a kind the nearer one; over this it halves, roughly, however short the time in between. */
const NEAR_MS = 2 * 3_600_000

type Between = { lastSuccess?: { created_at: string }; firstFailure: { created_at: string } }

/** The changes in the order in which they explain the failure; `cause` is the verdict's key where one is known. */
export function likeliestFirst(changes: readonly Change[], between: Between, cause?: string): Change[] {
  const weights = cause !== undefined && Object.hasOwn(OF_CAUSES, cause) ? (OF_CAUSES[cause] ?? {}) : {}
  const weight = (change: Change) => weightOf(change, weights) * nearness(change, between)
  return changes
    .map((change) => ({ change, weight: weight(change) }))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ change }) => change)
}

function weightOf({ change, told, reach, direction, action, subject }: Change, weights: Weights): number {
  const own = (told === 'runs' ? OF_RUNS[change] : undefined) ?? OF_EVENTS[change]
  // That it hardly reaches a task is in the weight of most kinds already.
  const slight = reach === 'slight' && own > 20 ? SLIGHT : 1
  const raised = direction === 'raised' ? RAISED * (weights.raised ?? 1) : 1
  const restaged = action === 'restaged' && change === 'droplet' ? RESTAGED : 1
  // A task rarely takes its sizes from the process that answers requests.
  const ofWeb = change === 'scale' && subject === 'web' ? OF_WEB : 1
  return own * slight * raised * restaged * ofWeb * (weights[change] ?? 1)
}

/** 1 right before the first failure, going down to a half; what runs differ in is as near as its failure. */
function nearness({ told, at }: Change, { lastSuccess, firstFailure }: Between): number {
  if (told === 'runs' || at === undefined) return 1
  const end = Date.parse(firstFailure.created_at)
  const length = end - Date.parse(lastSuccess?.created_at ?? '')
  const gap = Math.abs(end - Date.parse(at))
  if (Number.isNaN(gap)) return 0.5
  const scale = Math.max(NEAR_MS, Number.isNaN(length) ? 0 : length / 3)
  return 0.5 + 0.5 * Math.exp(-gap / scale)
}
