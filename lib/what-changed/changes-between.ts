import type { Revision } from '@/lib/resources/droplet'
import type { Task } from '@/lib/resources/task'
import type { Change } from './change'
import { differencesOf } from './differences'
import type { Signal } from './signals'

const MINUTE_MS = 60_000
/** A restart belongs to a change when it comes so soon after it, or, as with a push, before it. */
const OF_ONE_DEPLOY_MS = 10 * MINUTE_MS
/** The API's instants are whole seconds. */
const SECOND_MS = 1000

type Between = {
  lastSuccess: Task
  firstFailure: Task
  /** The runs before, to see what is another at each of them. */
  before: readonly Task[]
  signals: readonly Signal[]
  revisions: readonly Revision[]
}

/** Everything that changed between two runs, each change once, however many sources tell of it; in no order. */
export function changesBetween({ lastSuccess, firstFailure, before, signals, revisions }: Between): Change[] {
  const from = Date.parse(lastSuccess.created_at)
  const to = Date.parse(firstFailure.created_at) + SECOND_MS
  const ended = Math.max(to, Date.parse(firstFailure.updated_at))
  const known = signals.filter(({ at }) => Date.parse(at) <= to)
  const made = revisions.filter(({ created_at }) => isWithin(created_at, from, to))
  const used = new Set<string>()
  const ofRuns = differencesOf(lastSuccess, firstFailure).map((difference): Change => {
    const change = { ...difference, told: 'runs', reach: 'full' } as const
    if (difference.change === 'droplet')
      return withDroplet(change, { from, known, revisions, used, lastSuccess, firstFailure })
    if (difference.change === 'command')
      return { ...change, reach: areCommandsMany(before) ? 'slight' : 'full' }
    const told = known.findLast(
      (signal) => isWithin(signal.at, from, to) && asks(signal, change.change, firstFailure),
    )
    if (told) used.add(told.eventGuid)
    return { ...change, ...whoAndWhen(told) }
  })
  const within = signals.filter(
    ({ at, change, eventGuid }) =>
      !used.has(eventGuid) && isWithin(at, from, change === 'binding' || change === 'service' ? ended : to),
  )
  const runDroplets = [lastSuccess, firstFailure].flatMap(({ droplet_guid }) => droplet_guid ?? [])
  const areDropletsKnown = runDroplets.length === 2
  const ofEvents = withoutAttendants(ofDroplets(within, runDroplets, ofRuns), ofRuns)
  return withRevisions([...ofRuns, ...ofEvents.map(asChange)], made, { signals: known, areDropletsKnown })
}

const isWithin = (at: string, from: number, to: number): boolean => {
  const ms = Date.parse(at)
  return ms >= from && ms <= to
}

const whoAndWhen = (signal: Signal | undefined): Pick<Change, 'at' | 'by' | 'eventGuid'> =>
  signal ? { at: signal.at, by: signal.by || undefined, eventGuid: signal.eventGuid } : {}

const asChange = (signal: Signal): Change => ({
  change: signal.change,
  told: 'event',
  reach: signal.reach,
  action: signal.action,
  subject: signal.subject,
  after: signal.change === 'droplet' ? signal.dropletGuid : undefined,
  ...whoAndWhen(signal),
})

/** Whether a signal asked for the very resources that the run got. */
function asks(signal: Signal, change: Change['change'], run: Task): boolean {
  if (change === 'memory') return signal.memoryInMb !== undefined && signal.memoryInMb === run.memory_in_mb
  if (change === 'disk') return signal.diskInMb !== undefined && signal.diskInMb === run.disk_in_mb
  return (
    change === 'log-rate' &&
    signal.logRate !== undefined &&
    signal.logRate === run.log_rate_limit_in_bytes_per_second
  )
}

/** Where each run has a command of its own, as one with a date in it, that it differs again explains nothing. */
function areCommandsMany(before: readonly Task[]): boolean {
  return new Set(before.slice(0, 10).map(({ command }) => command)).size > 2
}

type OfDroplet = {
  from: number
  known: readonly Signal[]
  revisions: readonly Revision[]
  used: Set<string>
  lastSuccess: Task
  firstFailure: Task
}

/** A new droplet: who mapped it, else who staged it, and the revisions that the two droplets belong to. */
function withDroplet(change: Change, of: OfDroplet): Change {
  const { from, known, revisions, used, lastSuccess, firstFailure } = of
  const ofIt = known.filter(
    (signal) => signal.change === 'droplet' && signal.dropletGuid === firstFailure.droplet_guid,
  )
  const mapped = ofIt.findLast(({ attends }) => !attends) ?? ofIt.at(-1)
  for (const { eventGuid } of ofIt) used.add(eventGuid)
  const revision = revisionAt(revisions, firstFailure)
  const version = revision?.version ?? versionAfter(known, mapped)
  const isRestaged =
    mapped !== undefined && known.some((one) => one.action === 'restaged' && isNear(one.at, mapped.at))
  const back = /Rolled back to revision \d+/.exec(revision?.description ?? '')?.[0]
  const at = revision && Date.parse(revision.created_at) >= from ? revision.created_at : undefined
  return {
    ...change,
    ...(mapped ? whoAndWhen(mapped) : { at }),
    action: back ? back.toLowerCase() : isRestaged ? 'restaged' : undefined,
    revision: version,
    revisionBefore: revisionAt(revisions, lastSuccess)?.version,
  }
}

/** The newest revision with the run's droplet at the run's time; a revision may be made a little later than its droplet. */
function revisionAt(revisions: readonly Revision[], run: Task): Revision | undefined {
  const own = revisions
    .filter(({ droplet }) => droplet?.guid === run.droplet_guid)
    .toSorted((one, other) => one.version - other.version)
  const created = Date.parse(run.created_at)
  return own.findLast(({ created_at }) => Date.parse(created_at) <= created) ?? own[0]
}

/** Where revisions can't be read, the event of the next one tells its number. */
const versionAfter = (known: readonly Signal[], mapped: Signal | undefined): number | undefined =>
  mapped &&
  known.find(
    ({ version, at }) =>
      version !== undefined && isNear(at, mapped.at) && Date.parse(at) >= Date.parse(mapped.at),
  )?.version

const isNear = (one: string, other: string): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) <= OF_ONE_DEPLOY_MS

/**
 * Droplets that the two runs do not differ in, or that another has taken the place of since: a mapped one is told as
 * hardly reaching the run, a staged one is none. Where the runs do not tell their droplets, the events do.
 */
function ofDroplets(
  within: readonly Signal[],
  runDroplets: readonly string[],
  ofRuns: readonly Change[],
): Signal[] {
  const areDropletsKnown = runDroplets.length === 2
  const hasMapped = within.some(({ change, attends }) => change === 'droplet' && !attends)
  const isNewKnown = ofRuns.some(({ change }) => change === 'droplet')
  const lastStaged = within.findLast(
    ({ change, attends, version }) => change === 'droplet' && attends && version === undefined,
  )
  return within.flatMap((signal): Signal[] => {
    if (signal.change !== 'droplet') return [signal]
    if (isNewKnown) return []
    // Mapped again, or put back: the run has it as the one before.
    if (areDropletsKnown && runDroplets.includes(signal.dropletGuid ?? '')) return []
    if (!signal.attends)
      return [areDropletsKnown ? { ...signal, reach: 'slight', action: 'put back' } : signal]
    return !areDropletsKnown && !hasMapped && signal === lastStaged ? [{ ...signal, attends: false }] : []
  })
}

/** Restarts and manifests go along with a change that is near them: they are part of it, not another. */
function withoutAttendants(signals: readonly Signal[], ofRuns: readonly Change[]): Signal[] {
  const leading = [
    ...ofRuns.flatMap(({ at }) => at ?? []),
    ...signals.filter(({ reach }) => reach === 'full').map(({ at }) => at),
  ]
  return signals.filter(
    ({ attends, change, at }) =>
      (!attends && change !== 'manifest') || !leading.some((leader) => isNear(leader, at)),
  )
}

type Known = { signals: readonly Signal[]; areDropletsKnown: boolean }

/** What a revision's description says beside its droplet: told with its event where there is one, else by itself. */
function withRevisions(changes: readonly Change[], made: readonly Revision[], known: Known): Change[] {
  return made.reduce<Change[]>((all, revision) => {
    const { description, version, created_at } = revision
    const said = (change: Change['change'], reach: Change['reach']) => {
      const at = all.findLastIndex(
        (one) => one.change === change && one.revision === undefined && isNotAfter(one.at, created_at),
      )
      const found = all[at]
      if (found) all[at] = { ...found, revision: version }
      else {
        const event = known.signals.find((signal) => signal.version === version)
        all.push({ change, told: 'revision', reach, at: created_at, revision: version, ...whoAndWhen(event) })
      }
    }
    if (/environment variables/i.test(description)) said('environment', 'full')
    if (/sidecars/i.test(description)) said('sidecar', 'full')
    if (/start command|process type/i.test(description)) said('process', 'slight')
    const isNew = /new droplet/i.test(description) && !all.some(({ change }) => change === 'droplet')
    if (isNew && !known.areDropletsKnown) said('droplet', 'full')
    return all
  }, changes.slice())
}

const isNotAfter = (at: string | undefined, other: string): boolean =>
  at === undefined || Date.parse(at) <= Date.parse(other) + SECOND_MS
