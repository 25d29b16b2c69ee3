import type { Doubt } from '@/lib/submission/outcome'

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
