/** What became of a submission, as far as is known. */
export const OUTCOMES = ['sending', 'accepted', 'rejected', 'unknown', 'lost'] as const

export type Outcome = (typeof OUTCOMES)[number]

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
