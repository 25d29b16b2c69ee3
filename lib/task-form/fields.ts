import { dequal } from 'dequal/lite'
import * as z from 'zod/mini'

/** What a field holds, which decides how it is checked, sent, read back and printed: kinds.ts. */
export type Kind = 'app' | 'process' | 'guid' | 'text' | 'megabytes' | 'bytes-per-second'

type Field = {
  /** What it is called on the page. */
  label: string
  /** The same within sentences and lists. */
  word: string
  kind: Kind
  /** Its parameter in an address that fills the form. */
  link: string
  /** Its name in the request, as app/messages/task_create_message.rb has it, and as which of them it is written. */
  request?: { name: string; nth: number }
  /** Flags of `cf run-task` (`cloudfoundry/cli`, command/v7/run_task_command.go), the one that we write first. */
  flags?: readonly string[]
  /** Characters that the API takes at most, as code points. */
  most?: number
  /** A template process gives it where it is left empty. */
  isInherited?: true
  /** What a task gets where nobody gives it; else `the foundation’s default`. */
  otherwise?: string
  /** It came after the first release of tasks: an older API calls it unknown. */
  isLater?: true
}

/** The one table of fields, in the order of the page: every list of fields is made of it. */
const TABLE = {
  app: { label: 'App', word: 'app', kind: 'app', link: 'app' },
  template: {
    label: 'Template process',
    word: 'template process',
    kind: 'process',
    link: 'process',
    request: { name: 'template', nth: 7 },
    flags: ['--process'],
  },
  droplet: {
    label: 'Droplet',
    word: 'droplet',
    kind: 'guid',
    link: 'droplet',
    request: { name: 'droplet_guid', nth: 6 },
  },
  command: {
    label: 'Command',
    word: 'command',
    kind: 'text',
    link: 'command',
    request: { name: 'command', nth: 1 },
    flags: ['--command', '-c'],
    // app/models/runtime/task_model.rb: COMMAND_MAX_LENGTH
    most: 4096,
    isInherited: true,
    otherwise: 'none yet',
  },
  name: {
    label: 'Name',
    word: 'name',
    kind: 'text',
    link: 'name',
    request: { name: 'name', nth: 2 },
    flags: ['--name'],
    otherwise: 'made by the API',
  },
  user: {
    label: 'User',
    word: 'user',
    kind: 'text',
    link: 'user',
    request: { name: 'user', nth: 8 },
    // app/messages/task_create_message.rb
    most: 255,
    isInherited: true,
    otherwise: 'the droplet’s user',
    isLater: true,
  },
  memory: {
    label: 'Memory',
    word: 'memory',
    kind: 'megabytes',
    link: 'memory',
    request: { name: 'memory_in_mb', nth: 3 },
    flags: ['-m'],
    isInherited: true,
  },
  disk: {
    label: 'Disk',
    word: 'disk',
    kind: 'megabytes',
    link: 'disk',
    request: { name: 'disk_in_mb', nth: 4 },
    flags: ['-k'],
    isInherited: true,
  },
  logRate: {
    label: 'Log rate limit',
    word: 'log rate',
    kind: 'bytes-per-second',
    link: 'log_rate',
    request: { name: 'log_rate_limit_in_bytes_per_second', nth: 5 },
    flags: ['-l'],
    isInherited: true,
    isLater: true,
  },
} as const satisfies Record<string, Field>

/** The lists of rows, which every request has under `metadata`. `word` is one row; in an address `label.KEY=VALUE`. */
export const LISTS = {
  labels: { label: 'Labels', word: 'label' },
  annotations: { label: 'Annotations', word: 'annotation' },
} as const

export type FieldName = keyof typeof TABLE
export type ListName = keyof typeof LISTS

type FieldsWith<Shape> = {
  [F in FieldName]: (typeof TABLE)[F] extends Shape ? F : never
}[FieldName]

/** Fields that the body of a request can have; the app is in its address. */
export type SentField = FieldsWith<{ request: object }>
/** Fields that a template process gives where they are left empty. */
export type InheritedField = FieldsWith<{ isInherited: true }>
/** The name of a field in the body of a request. */
export type RequestName = (typeof TABLE)[SentField]['request']['name']

/** What is to be known of each field. */
export const FIELDS: { readonly [F in FieldName]: Field & (typeof TABLE)[F] } = TABLE

/** Whether a name is one of a field: `labels` is none, nor is anything else that others wrote. */
export function isField(name: unknown): name is FieldName {
  return typeof name === 'string' && Object.hasOwn(TABLE, name)
}

/** Whether a field can be in the body of a request. */
export function isSent(field: FieldName): field is SentField {
  return 'request' in TABLE[field]
}

/** Whether a template process gives a field where it is left empty. */
export function isInherited(field: FieldName): field is InheritedField {
  return 'isInherited' in TABLE[field]
}

/** Every field, in the order of the page. */
export const FIELD_NAMES: readonly FieldName[] = Object.keys(TABLE).filter(isField)

/** The fields of a request, in the order in which it is written. */
export const SENT_FIELDS: readonly SentField[] = FIELD_NAMES.filter(isSent).toSorted(
  (one, other) => FIELDS[one].request.nth - FIELDS[other].request.nth,
)

const isChosen = (field: SentField) => FIELDS[field].kind === 'process' || FIELDS[field].kind === 'guid'

/** The same as a submission is told of: what is typed before what is chosen. */
export const TOLD_FIELDS: readonly SentField[] = [
  ...SENT_FIELDS.filter((field) => !isChosen(field)),
  ...SENT_FIELDS.filter(isChosen),
]

/** What a template process gives, in the order of the request. */
export const INHERITED_FIELDS: readonly InheritedField[] = SENT_FIELDS.filter(isInherited)

export const LIST_NAMES: readonly ListName[] = ['labels', 'annotations']

/** A value for every field, made of its name and its index in `FIELD_NAMES`. */
export function forEveryField<T>(make: (field: FieldName, index: number) => T): Record<FieldName, T> {
  return recordOf(FIELD_NAMES, make)
}

/** A value for each of the keys. */
export function recordOf<K extends string, T>(
  keys: readonly K[],
  make: (key: K, index: number) => T,
): Record<K, T> {
  const made: Partial<Record<K, T>> = {}
  keys.forEach((key, index) => {
    made[key] = make(key, index)
  })
  if (!hasEvery(made, keys)) throw new Error('A key has no value.')
  return made
}

function hasEvery<K extends string, T>(
  made: Partial<Record<K, T>>,
  keys: readonly K[],
): made is Record<K, T> {
  return keys.every((key) => Object.hasOwn(made, key))
}

/** One line of the label or annotation editor. `id` stays with the line while others come and go. */
export type Row = { id: string; key: string; value: string }

/** What the create form holds: texts as typed, '' where nothing was given; app, template and droplet as guids. */
export type TaskFormValues = Record<FieldName, string> & Record<ListName, Row[]>

/** The form before anybody typed: everything empty, no rows. */
export function emptyValues(app = ''): TaskFormValues {
  return { ...forEveryField(() => ''), app, labels: [], annotations: [] }
}

/** Whether the form is as it came: nothing typed, nothing filled in, whichever app it is for. */
export function isUntouched(values: TaskFormValues): boolean {
  return dequal(values, emptyValues(values.app))
}

/** Whether a row says anything. A row left empty on both sides is neither checked nor sent. */
export function isGiven(row: Row): boolean {
  return row.key !== '' || row.value !== ''
}

/** Changes whenever values of an older form must not be read as values of this one (drafts, open tabs). */
export const FORM_VERSION = 1

const rowSchema = z.strictObject({ id: z.string(), key: z.string(), value: z.string() })

/** The shape alone: every field a text, nothing missing, nothing more. */
export const formShape = z.strictObject({
  ...forEveryField(() => z.string()),
  labels: z.array(rowSchema),
  annotations: z.array(rowSchema),
})
