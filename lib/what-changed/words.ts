import { printDuration } from '../time'
import { counted } from '../words'
import type { Change, ChangeKind, WhatChanged } from './change'

const NAMES: Record<ChangeKind, string> = {
  droplet: 'New droplet',
  memory: 'Memory limit',
  disk: 'Disk limit',
  'log-rate': 'Log rate limit',
  command: 'Command',
  user: 'User',
  environment: 'Environment variables changed',
  binding: 'Service binding',
  service: 'Service instance',
  sidecar: 'Sidecars changed',
  buildpack: 'Buildpacks or stack changed',
  process: 'Process',
  scale: 'Scaled',
  quota: 'Quota',
  space: 'Space changed',
  manifest: 'Manifest applied',
  restart: 'App restarted',
  route: 'Route',
}

/** What changed, in few words that are ours: `Memory limit lowered`, `Service binding deleted`. */
export function changeName({ change, direction, action, told }: Change): string {
  if (change === 'droplet') {
    if (action === 'restaged') return 'Droplet staged again'
    if (action === 'put back') return 'Another droplet in between'
    return action ? `Droplet ${action}` : NAMES.droplet
  }
  if (change === 'restart') return `App ${action ?? 'restarted'}`
  if (change === 'manifest' || change === 'space') return NAMES[change]
  if (told === 'runs') return `${NAMES[change]} ${direction ?? 'changed'}`
  return action ? `${NAMES[change]} ${action}` : NAMES[change]
}

/** A part of a sentence: our words, or what leads somewhere. `text` may hold names that somebody else chose. */
export type WordsPart = { text: string; is?: 'change' }

const ORDINALS = [
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
]

/** `Second`, `11th`, `22nd`. */
export function ordinal(nth: number): string {
  const word = ORDINALS[nth - 1]
  if (word) return word
  const teen = nth % 100 > 10 && nth % 100 < 14
  return `${nth}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th')}`
}

/**
 * Since when a task fails, in a sentence or two: `Second failure in a row after 31 successes. The first came 22 min after
 * revision 212.` The part that `is` the change is its name, for a link.
 */
export function sinceParts(told: WhatChanged): WordsPart[] {
  const { failuresInARow, successesBefore, lastSuccess, isWhole, hasEarlier, alike } = told
  const nth = `${ordinal(failuresInARow)} failure${failuresInARow > 1 ? ' in a row' : ''}`
  if (!hasEarlier) return [{ text: `The first run of this ${alike} that the API keeps.` }]
  if (!lastSuccess) {
    const kept = isWhole ? 'as far back as the API keeps runs' : 'in the runs that were read'
    return [
      {
        text:
          failuresInARow > 1 ? `${nth}. It has never succeeded ${kept}.` : `It has never succeeded ${kept}.`,
      },
    ]
  }
  const least = isWhole || successesBefore === 0 ? '' : 'at least '
  const after = `${nth} after ${least}${counted(successesBefore, 'success', 'successes')}.`
  const [change] = told.changes
  const first = failuresInARow > 1 ? 'The first' : 'It'
  const [lead, cause] = (change && (withTime(change, told) ?? withValue(change))) ?? []
  if (lead === undefined || cause === undefined) return [{ text: after }]
  return [{ text: `${after} ${first} ${lead} ` }, { text: cause, is: 'change' }, { text: '.' }]
}

type Clause = [lead: string, cause: string] | undefined

/** `came 22 min after`, `revision 212` */
function withTime(change: Change, { firstFailure }: WhatChanged): Clause {
  const cause = asNoun(change)
  const gap = Date.parse(firstFailure.created_at) - Date.parse(change.at ?? '')
  if (cause === undefined || Number.isNaN(gap)) return undefined
  return [`came ${gap < 0 ? 'before' : gap < 1000 ? 'right after' : `${inMinutes(gap)} after`}`, cause]
}

/** What runs differ in without anybody telling since when: `ran with`, `256 MB of memory instead of 512 MB` */
function withValue({ change, told, reach, before, after }: Change): Clause {
  if (told !== 'runs' || reach === 'slight') return undefined
  if (change === 'memory' || change === 'disk')
    return ['ran with', `${after} of ${change} instead of ${before}`]
  if (change === 'log-rate') return ['ran with', `a log rate limit of ${after} instead of ${before}`]
  if (change === 'command' || change === 'droplet') return ['ran with', `another ${change}`]
  return change === 'user' ? ['ran as', 'another user'] : undefined
}

/** `22 min`: nobody asks for the seconds of what is minutes away. */
const inMinutes = (ms: number): string => printDuration(ms < MINUTE_MS ? ms : ms - (ms % MINUTE_MS))
const MINUTE_MS = 60_000

/** The same as one text. */
export const sinceWords = (told: WhatChanged): string =>
  sinceParts(told)
    .map(({ text }) => text)
    .join('')

/** As it stands after "22 min after"; undefined for what hardly reaches a task: nobody should suspect that by a verdict. */
function asNoun({
  change,
  reach,
  revision,
  direction,
  before,
  after,
  action,
  subject,
}: Change): string | undefined {
  if (reach === 'slight') return undefined
  const limit = { memory: 'memory limit', disk: 'disk limit', 'log-rate': 'log rate limit' }
  if (change === 'memory' || change === 'disk' || change === 'log-rate')
    return `the ${limit[change]} was ${direction ?? 'changed'} from ${before} to ${after}`
  if (revision !== undefined) return `revision ${revision}`
  if (change === 'droplet') return 'a new droplet'
  if (change === 'environment') return 'environment variables changed'
  if (change === 'binding') return `the binding${subject ? ` of ${subject}` : ''} was ${action ?? 'changed'}`
  if (change === 'service')
    return `the service instance ${subject ?? ''} was ${action ?? 'changed'}`.replace('  ', ' ')
  return undefined
}
