import {
  emptyValues,
  FIELDS,
  LIST_NAMES,
  LISTS,
  type ListName,
  type Row,
  SENT_FIELDS,
  type TaskFormValues,
} from '../fields'
import { KINDS } from '../kinds'
/** What was pasted, as the form's values; `leftOut` says in words what the form has no place for. */
export type ReadTask = {
  values: TaskFormValues
  /** The app by name, where the line names it so; a guid is in `values.app`. */
  appName?: string
  /** The template process by type, where the line names it so; a guid is in `values.template`. */
  processType?: string
  leftOut: string[]
  /** What is told of what was taken. */
  notes: string[]
}

const KNOWN = new Set<string>([...SENT_FIELDS.map((field) => FIELDS[field].request.name), 'metadata'])
const RATES = SENT_FIELDS.filter((field) => FIELDS[field].kind === 'bytes-per-second').map(
  (field) => FIELDS[field].request.name,
)
const LONG_RATE = new RegExp(`("(?:${RATES.join('|')})"\\s*:\\s*)(\\d{16,19})(?=\\s*[,}])`, 'g')

function rowsOf(list: ListName, entries: unknown, leftOut: string[]): Row[] {
  const rows: Row[] = []
  for (const [key, value] of jsonEntries(entries) ?? []) {
    const text = scalarText(value)
    // JavaScript has rounded it, and the API would not.
    const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value)
    if (text === undefined) leftOut.push(`${list} ${key}: not a text`)
    else if (isRounded) leftOut.push(`${list} ${key}: too long for a number; put it in quotes`)
    else rows.push({ id: `${list}-${rows.length}`, key, value: text })
  }
  return rows
}

function metadataOf(metadata: unknown, submissionLabel: string, leftOut: string[]) {
  const of = jsonEntries(metadata)
  if (!of && metadata !== undefined && metadata !== null) leftOut.push('metadata: not an object')
  for (const [name, entries] of of ?? []) {
    if (!Object.hasOwn(LISTS, name)) leftOut.push(`metadata ${name}: no field of a task`)
    else if (entries !== null && !jsonEntries(entries)) leftOut.push(`${name}: not an object`)
  }
  const [labels, annotations] = LIST_NAMES.map((list) => rowsOf(list, of?.get(list), leftOut))
  return {
    // A copy is a submission of its own.
    labels: (labels ?? []).filter(({ key }) => key !== submissionLabel),
    annotations: annotations ?? [],
  }
}

/** A log rate that JavaScript would round is read as text, with every digit. */
function withExactRate(text: string): string {
  return text.replace(LONG_RATE, '$1"$2"')
}

/** What programs on the way make of JSON: quotes of a word processor and its blanks, and quotes escaped for Windows. */
const MENDED: [note: string, mend: (text: string) => string][] = [
  ['', (text) => text],
  [
    'Typographic quotes (“ ”) were read as plain ones.',
    (text) => text.replace(/[\u201c-\u201f]/g, '"').replace(/[\u00a0\u202f]/g, ' '),
  ],
  ['Quotes written as \\" were read as plain ones.', (text) => text.replaceAll('\\"', '"')],
]

/**
 * Reads the JSON body of a task request. Sizes and texts are taken as they stand, right or wrong,
 * for the form to check. Nothing where the text is not a JSON object.
 */
export function readBody(text: string, submissionLabel: string): ReadTask | undefined {
  for (const [note, mend] of MENDED) {
    const body = jsonEntries(parseJson(withExactRate(mend(text))))
    if (body) return { ...fromBody(body, submissionLabel), notes: note === '' ? [] : [note] }
  }
  return undefined
}

function fromBody(body: Map<string, unknown>, submissionLabel: string): Omit<ReadTask, 'notes'> {
  const leftOut = [...body.keys()]
    .filter((name) => !KNOWN.has(name))
    .map((name) => `${name}: no field of a task`)
  const values = { ...emptyValues(), ...metadataOf(body.get('metadata'), submissionLabel, leftOut) }
  for (const field of SENT_FIELDS) {
    const { kind, request } = FIELDS[field]
    const value = body.get(request.name)
    const read = kind === 'process' ? KINDS.process.fromSent(value) : scalarText(value)
    if (read !== undefined) values[field] = read
    else if (value !== undefined && value !== null)
      leftOut.push(
        `${request.name}: ${kind === 'process' ? 'no process guid in it' : 'not a text or number'}`,
      )
  }
  return { values, leftOut }
}

/**
 * The entries of a JSON object that others wrote, `__proto__` among them; nothing for any other
 * value. A zod record would drop that key.
 */
export function jsonEntries(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value))
}

/** JSON as a value, or nothing where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A text, number or boolean as text; nothing for null, lists and objects. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined
}
