import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Shape, type ShapeName, type Tone } from '@/components/ui/icon'
import { isCancelled, stateWord, type Task } from '@/lib/resources/task'

type StateLook = { shape: ShapeName; tone: Tone; text: string; badge: string; edge: Tone }

const LOOKS = new Map<string, StateLook>([
  [
    'PENDING',
    { shape: 'ring', tone: 'running', text: 'text-running-text', badge: 'bg-running-tint', edge: 'running' },
  ],
  [
    'RUNNING',
    {
      shape: 'turning-ring',
      tone: 'running',
      text: 'text-running-text',
      badge: 'bg-running-tint',
      edge: 'running',
    },
  ],
  [
    'CANCELING',
    {
      shape: 'barred-ring',
      tone: 'careful',
      text: 'text-careful-text',
      badge: 'bg-careful-tint',
      edge: 'careful',
    },
  ],
  [
    'SUCCEEDED',
    { shape: 'check-disc', tone: 'good', text: 'text-good-text', badge: 'bg-good-tint', edge: 'good' },
  ],
  ['FAILED', { shape: 'cross-disc', tone: 'bad', text: 'text-bad-text', badge: 'bg-bad-tint', edge: 'bad' }],
])

const OTHER: StateLook = {
  shape: 'thin-ring',
  tone: 'quiet',
  text: 'text-text-2',
  badge: 'bg-hover',
  edge: 'plain',
}

const CANCELLED: StateLook = { ...OTHER, shape: 'barred-ring' }

/** The part of a task that says what became of it. */
type Stated = Pick<Task, 'state' | 'result'>

const lookOf = (task: Stated) => (isCancelled(task) ? CANCELLED : (LOOKS.get(task.state) ?? OTHER))

/** The tone of what frames a task in its state. */
export function stateTone(task: Stated): 'plain' | 'running' | 'good' | 'bad' | 'careful' {
  const { edge } = lookOf(task)
  return edge === 'quiet' ? 'plain' : edge
}

type TaskStateProps = {
  task: Stated
  /** `row`: only a failure colours its word; `line`: beside times; `badge`: on its tint; `card`: the word is hidden on a phone. */
  look?: 'row' | 'card' | 'line' | 'badge'
}

/** A task's state: shape, the API's word, colour. */
export function TaskState({ task, look = 'row' }: TaskStateProps) {
  const { shape, tone, text, badge } = lookOf(task)
  const isColoured = look === 'badge' || look === 'line' || tone === 'bad'
  return (
    <span
      className={classes(
        'inline-flex items-center align-middle font-mono text-12 font-label whitespace-nowrap',
        isColoured ? text : 'text-text-2',
        look === 'badge' ? `h-6 gap-1.5 rounded-1 pr-2 pl-1.5 ${badge}` : 'gap-2',
      )}
    >
      {look !== 'line' && <Shape name={shape} tone={tone} />}
      <span className={look === 'card' ? 'max-sm:sr-only' : ''}>
        <HostileText text={stateWord(task)} />
      </span>
    </span>
  )
}

/** The shape alone, large, before a name. The word must follow in sight; here it is for screen readers. */
export function TaskStateShape({ task, size }: { task: Stated; size: 'row' | 'large' | 'title' }) {
  const { shape, tone } = lookOf(task)
  return (
    <span className="inline-flex shrink-0">
      <Shape name={shape} tone={tone} size={size} />
      <span className="sr-only">{stateWord(task)}</span>
    </span>
  )
}
