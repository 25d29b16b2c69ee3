import type { ApiError } from '../../resources/api-error'
import { type Next, whoMay } from './known'
import type { RowPlace } from './refusal-rows'
import { withoutPrefix } from './said'
import type { SentTask } from './sent-task'

/** What an answer of one message, known by its code, says: never split, whatever it echoes. */
export type WholeAnswer = {
  code: number
  says?: string | RegExp | ((sent: SentTask) => string)
  at: RowPlace | 'session'
  next?: Next
}

const SIGN_IN = 'Sign in again. What you typed is kept.'
const SUSPENDED = 'Only an administrator of the foundation can lift the suspension.'

/** vendor/errors/v2.yml and v3 of cloud_controller_ng; the first row that fits counts. */
export const WHOLE_ANSWERS: WholeAnswer[] = [
  { code: 1000, at: 'session', next: SIGN_IN },
  { code: 10002, at: 'session', next: SIGN_IN },
  {
    code: 10010,
    says: /^App not found(?:\. Ensure it exists and you have access to it\.)?$/,
    at: 'app',
    next: 'It was deleted, or you may no longer see it. Choose another app.',
  },
  {
    code: 10010,
    says: 'Droplet not found',
    at: 'droplet',
    next: 'It was deleted or is of another app. Choose another, or none for the current one.',
  },
  {
    code: 350003,
    says: ({ template }) => `The process could not be found: ${template}`,
    at: 'template',
    next: 'It was deleted. Choose another process of the app, or none.',
  },
  {
    code: 390020,
    says: /^Failed to add \d+ labels because it would exceed maximum of \d+$/,
    at: 'labels',
    next: 'Remove some. The label of the console counts too.',
  },
  {
    code: 390023,
    says: /^Failed to add \d+ annotations because it would exceed maximum of \d+$/,
    at: 'annotations',
    next: 'Remove some.',
  },
  { code: 10003, at: 'form', next: whoMay },
  { code: 10017, at: 'form', next: SUSPENDED },
  { code: 10019, at: 'form', next: SUSPENDED },
  { code: 10020, at: 'form', next: 'Nothing can be created there any more. Choose an app elsewhere.' },
  {
    code: 330002,
    at: 'form',
    next: 'Creating tasks is switched off on this foundation. An administrator can switch it on.',
  },
  { code: 10013, at: 'form' },
  { code: 10014, at: 'form' },
  {
    code: 170019,
    at: 'form',
    next: 'The runner refused the task; a failed task stays in the list of tasks.',
  },
  {
    code: 170020,
    at: 'form',
    next: 'The runner cannot be reached; a failed task stays in the list of tasks. Try again later.',
  },
  { code: 10015, at: 'form', next: 'The API is away. Try again later.' },
]

/** Whether a row is about this error. */
export function isSaid({ code, says }: WholeAnswer, error: ApiError, sent: SentTask): boolean {
  if (code !== error.code) return false
  if (says === undefined) return true
  const text = typeof says === 'function' ? says(sent) : says
  return [error.detail, withoutPrefix(error.detail)].some((detail) =>
    typeof text === 'string' ? detail === text : text.test(detail),
  )
}
