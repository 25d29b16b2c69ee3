/** What became of a submission, as far as is known. */
export const OUTCOMES = ['sending', 'accepted', 'rejected', 'unknown', 'lost'] as const

export type Outcome = (typeof OUTCOMES)[number]

type Rule = {
  /** What it may become; none where it is final (P12). */
  becomes: readonly Outcome[]
  /** Whether it is not known yet if there is a task: a new form names it, and it is never pruned (P1, P15). */
  isUndecided: boolean
  /** Whether the operator may have it sent again (P5). */
  isSentAgain: 'never' | 'in-doubt' | 'on-press'
  /** How often a page that shows it asks what became of it; in doubt it changes seldom if at all. */
  pace: 'close' | 'close-unless-in-doubt' | 'rare' | 'none'
  shape: string
  tone: string
}

/** The one table of outcomes: what follows from each, for the protocol, its tests and the screen. */
export const OUTCOME = {
  sending: {
    becomes: ['accepted', 'rejected', 'unknown'],
    isUndecided: true,
    isSentAgain: 'never',
    pace: 'close',
    shape: 'arrow',
    tone: 'running',
  },
  accepted: {
    becomes: [],
    isUndecided: false,
    isSentAgain: 'never',
    pace: 'none',
    shape: 'check',
    tone: 'good',
  },
  rejected: {
    becomes: [],
    isUndecided: false,
    isSentAgain: 'never',
    pace: 'none',
    shape: 'barred-octagon',
    tone: 'bad',
  },
  unknown: {
    becomes: ['accepted', 'rejected', 'lost'],
    isUndecided: true,
    isSentAgain: 'in-doubt',
    pace: 'close-unless-in-doubt',
    shape: 'question',
    tone: 'careful',
  },
  lost: {
    becomes: ['accepted'],
    isUndecided: false,
    isSentAgain: 'on-press',
    pace: 'rare',
    shape: 'dashed-ring',
    tone: 'quiet',
  },
} as const satisfies Record<Outcome, Rule>

/** Outcomes that may still become another one. */
export type OpenOutcome = {
  [O in Outcome]: (typeof OUTCOME)[O]['becomes'] extends readonly [] ? never : O
}[Outcome]

/** Whether an outcome may still become another one. */
export const isOpen = (outcome: Outcome): outcome is OpenOutcome => OUTCOME[outcome].becomes.length > 0

/** Outcomes that do not tell yet whether there is a task. */
export const UNDECIDED: readonly Outcome[] = OUTCOMES.filter((outcome) => OUTCOME[outcome].isUndecided)

/** The outcomes that may become this one: what a write of it moves (P12). */
export function whatMayBecome(outcome: Outcome): Outcome[] {
  return OUTCOMES.filter((from) => {
    const becomes: readonly Outcome[] = OUTCOME[from].becomes
    return becomes.includes(outcome)
  })
}

/** What an outcome is judged by: whether it can be found out at all decides for `unknown`. */
type Told = { outcome: Outcome; doubt: string | null }

/** Whether the operator may decide to have it sent again. */
export function maySendAgain({ outcome, doubt }: Told): boolean {
  const { isSentAgain } = OUTCOME[outcome]
  return isSentAgain === 'on-press' || (isSentAgain === 'in-doubt' && doubt !== null)
}

/** Whether a page follows it closely: it is decided by itself, soon. */
export function isFollowedClosely({ outcome, doubt }: Told): boolean {
  const { pace } = OUTCOME[outcome]
  return pace === 'close' || (pace === 'close-unless-in-doubt' && doubt === null)
}

/** After how many milliseconds a page that shows it asks again; null where nothing changes any more. */
export function askAgainMs(told: Told): number | null {
  if (OUTCOME[told.outcome].pace === 'none') return null
  return isFollowedClosely(told) ? 1_000 : 10_000
}

/** Why it can't be found out whether the task of a submission exists (P11). */
export const DOUBTS = [
  /** The request carried no label to look for. */
  'no-label',
  /** A task of this foundation came back without the label it was sent with. */
  'label-dropped',
  /** No task of this foundation was ever found by its label: that labels are kept here is not proven. */
  'not-proven',
  /** Tasks without our label were made since that may be this one. */
  'candidates',
  /** The API does not show the app to whoever looks. */
  'app-not-readable',
  /** Looked for longer than a day. */
  'too-old',
  /** It was sent to a foundation that the console does not serve any more. */
  'other-foundation',
] as const

export type Doubt = (typeof DOUBTS)[number]

/** Why nobody can say whether the task exists, and where to look. */
export const WHY_IN_DOUBT: Record<Doubt, string> = {
  'no-label':
    'The request carried no label, so its task can’t be told from others. Look at the app’s tasks before you send it again.',
  'label-dropped':
    'This foundation has given a task back without the label it was sent with, so a task without it proves nothing. Look at the app’s tasks before you send it again.',
  'not-proven':
    'No task with its label was found, but on this foundation none was ever found by its label, so that proves nothing yet. Look at the app’s tasks before you send it again.',
  candidates: 'No task with its label was found, but these were made since without one, and may be it.',
  'app-not-readable':
    'The API does not show you the app any more: it was deleted, or your role was taken away. Somebody who may read it can find out.',
  'too-old': 'It was sent too long ago to be looked for. Look at the app’s tasks before you send it again.',
  'other-foundation': 'It was sent to a foundation that this console does not serve any more.',
}
