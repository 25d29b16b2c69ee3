import type { ApiError } from '../../resources/api-error'
import {
  FIELDS,
  type FieldName,
  LIST_NAMES,
  LISTS,
  type ListName,
  SENT_FIELDS,
  type SentField,
} from '../fields'
import { atMost, fewerTasks, lessMemory, type Next, smallerTask, whoMay, withinLimit } from './next-steps'
import { type SentTask, withoutPrefix } from './said'

/** Where a row of the table puts its message. */
export type RowSpot = FieldName | ListName | 'form'

/**
 * One message of the API: a text, a pattern where a number stands in it, or what the request makes
 * of it. Patterns are sticky and take nothing that was typed.
 */
export type RefusalRow = {
  says: string | RegExp | ((sent: SentTask) => (string | RegExp)[])
  at: RowSpot
  next?: Next
}

const NAMES = new Set<string>([...SENT_FIELDS.map((field) => FIELDS[field].request.name), 'metadata'])

/** A column in the words of Rails: `memory_in_mb` is `Memory in mb`. */
function columnOf(field: SentField): string {
  const { kind, request } = FIELDS[field]
  const name = (kind === 'process' ? `${request.name}_process_guid` : request.name).replaceAll('_', ' ')
  return `${name[0]?.toUpperCase()}${name.slice(1)}`
}

function sizeRows(at: SentField): RefusalRow[] {
  const column = columnOf(at)
  const [unit, whole] =
    FIELDS[at].kind === 'bytes-per-second'
      ? (['bytes-per-second', 'Enter a whole number of bytes per second.'] as const)
      : (['megabytes', 'Enter a whole number of MB.'] as const)
  const than = '(?:greater than(?: or equal to)?|less than(?: or equal to)?)'
  return [
    { says: new RegExp(`${column} must be ${than} -?\\d+`, 'y'), at, next: withinLimit(unit) },
    { says: `${column} must be an integer`, at, next: whole },
    { says: `${column} is not a number`, at, next: whole },
  ]
}

function guidRows(at: SentField): RefusalRow[] {
  const { kind, word } = FIELDS[at]
  const next =
    kind === 'process'
      ? 'Choose another process of the app, or none.'
      : `Choose another ${word}, or none for the current one.`
  return [
    { says: `${columnOf(at)} must be a string`, at, next },
    { says: between(at), at, next },
  ]
}

/** The fields of the first release have messages of their own. */
function textRows(at: SentField): RefusalRow[] {
  return FIELDS[at].isLater
    ? [
        { says: `${columnOf(at)} must be a string`, at },
        { says: between(at), at, next: 'Shorten it, or leave it empty for the default.' },
      ]
    : []
}

const ROWS_OF: Record<(typeof FIELDS)[SentField]['kind'], (at: SentField) => RefusalRow[]> = {
  megabytes: sizeRows,
  'bytes-per-second': sizeRows,
  guid: guidRows,
  process: guidRows,
  text: textRows,
}

function between(at: SentField): RegExp {
  return new RegExp(`${columnOf(at)} must be between \\d+ and \\d+ characters`, 'y')
}

function quoted(names: readonly string[], separator: string): string {
  return names.map((name) => `'${name}'`).join(separator)
}

/** Fields that came after the first release of tasks: an older API calls them unknown. */
function laterFieldRow(at: SentField): RefusalRow {
  const { name } = FIELDS[at].request
  return {
    says: ({ fields }) => (fields.includes(name) ? [`Unknown field(s): '${name}'`] : []),
    at,
    next: 'This foundation does not know the field. Leave it empty.',
  }
}

const LESS_LOG = 'Ask for less, or wait until something that runs there ends.'
const COMMAND = 'Enter a command, or choose a template process that has one.'

/** app/messages/task_create_message.rb: every field on its own, in this order. */
const MESSAGE_STAGE: RefusalRow[] = [
  { says: 'Metadata must be an object', at: 'form' },
  {
    says: ({ metadataFields }) => {
      const names = metadataFields.filter((name) => !Object.hasOwn(LISTS, name))
      return names.length === 0 ? [] : [`Metadata has unexpected field(s): ${quoted(names, ' ')}`]
    },
    at: 'form',
  },
  ...LIST_NAMES.map((at): RefusalRow => ({ says: `Metadata '${at}' is not an object`, at })),
  ...SENT_FIELDS.filter((field) => FIELDS[field].isLater).map(laterFieldRow),
  {
    says: ({ fields }) => {
      const names = fields.filter((name) => !NAMES.has(name))
      return names.length === 0 ? [] : [`Unknown field(s): ${quoted(names, ', ')}`]
    },
    at: 'form',
  },
  ...SENT_FIELDS.flatMap((field) => ROWS_OF[FIELDS[field].kind](field)),
  { says: 'Command No command or template provided', at: 'command', next: COMMAND },
]

const USER_NEXT = 'Use one of the permitted users, or leave it empty for the default.'
const PERMITTED = String.raw`' not allowed, permitted users are: '[^']*'(?:, '[^']*')*\)`

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}

function userInvalid({ user, template }: SentTask): RegExp[] {
  const opens = String.raw`user invalid \(requested user '`
  if (user !== '') return [new RegExp(opens + escaped(user) + PERMITTED, 'y')]
  if (template === '') return []
  // The template process brought its user along, which may imitate an end: the nearest one and the last.
  return ['', '$'].map((end) => new RegExp(`${opens}.*?${PERMITTED}${end}`, 'sy'))
}

const QUOTAS = ['organization', 'space'] as const

/** app/models/runtime/task_model.rb and constraints/: by column, after the request was well-formed. */
const MODEL_STAGE: RefusalRow[] = [
  { says: 'name format', at: 'name', next: 'Remove line breaks, tabs and other control characters.' },
  { says: 'name presence', at: 'name', next: 'Enter a name, or leave it empty for a made one.' },
  { says: 'command presence', at: 'command', next: COMMAND },
  { says: 'command is not present', at: 'command', next: COMMAND },
  { says: /command must be shorter than \d+ characters/y, at: 'command', next: 'Shorten the command.' },
  ...QUOTAS.flatMap((of): RefusalRow[] => [
    { says: `memory_in_mb exceeds ${of} memory quota`, at: 'memory', next: lessMemory(of) },
    { says: `memory_in_mb exceeds ${of} instance memory quota`, at: 'memory', next: smallerTask(of) },
    { says: `log_rate_limit exceeds ${of} log rate quota`, at: 'logRate', next: LESS_LOG },
  ]),
  {
    says: 'app_task_limit quota exceeded',
    at: 'form',
    next: fewerTasks,
  },
  { says: userInvalid, at: 'user', next: USER_NEXT },
]

const SINGLE: RefusalRow[] = [
  { says: /Cannot request disk_in_mb greater than \d+/y, at: 'disk', next: atMost },
  {
    says: 'Task must have a droplet. Specify droplet or assign current droplet to app.',
    at: 'droplet',
    next: 'Choose a droplet here, or push the app first.',
  },
]

/** Korifi's api/payloads and api/repositories. */
const KORIFI: RefusalRow[] = [
  { says: 'command cannot be blank', at: 'command', next: 'Enter a command.' },
  { says: 'Command must be a string', at: 'command', next: 'Enter a command.' },
  ...LIST_NAMES.map(
    (at): RefusalRow => ({
      says: new RegExp(`Metadata\\.${at} must be a (?:map\\[string\\]string|string)`, 'y'),
      at,
    }),
  ),
  {
    says: 'Task must have a droplet. Assign current droplet to app.',
    at: 'droplet',
    next: 'Push the app first.',
  },
  ...SENT_FIELDS.map((at): RefusalRow => {
    const { name } = FIELDS[at].request
    return {
      says: ({ fields }) =>
        fields.includes(name) ? [`invalid request body: json: unknown field "${name}"`] : [],
      at,
      next: 'This foundation takes a command, labels and annotations only. Leave the field empty.',
    }
  }),
]

/** Messages that can stand in one detail beside others (code 10008), read top down. */
export const REFUSAL_ROWS: RefusalRow[] = [...MESSAGE_STAGE, ...MODEL_STAGE, ...SINGLE, ...KORIFI]

/** What an answer of one message, known by its code, says: never split, whatever it echoes. */
type WholeAnswer = {
  code: number
  says?: string | RegExp | ((sent: SentTask) => string)
  at: RowSpot | 'session'
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
