import type { Process } from '../resources/process'
import {
  emptyValues,
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  isGiven,
  LIST_NAMES,
  LISTS,
  type ListName,
  SENT_FIELDS,
  type TaskFormValues,
} from './fields'

const FIELD_OF = new Map<string, FieldName>(FIELD_NAMES.map((field) => [FIELDS[field].link, field]))
const PREFIXES = LIST_NAMES.map((list) => ({ list, prefix: `${LISTS[list].word}.` }))
const GUID = /^[0-9A-Za-z-]{1,200}$/
const PROCESS_GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** An address longer than this is refused by servers on the way (16 KiB of headers, or 8). */
export const ADDRESS_MAX_CHARACTERS = 7000
const VALUE_MAX_CHARACTERS = 20_000
const ROWS_MAX = 250

/** What an address fills in, and in words what of it was left out. */
export type Prefill = {
  values: TaskFormValues
  /** Where the app is, by name: `space` and `org` tell apps of one name apart. */
  place: { space?: string; organization?: string }
  /** The template process by type, where `process` is no guid. */
  processType?: string
  /** The parameters that were taken, to mark what came from the link. */
  filled: string[]
  leftOut: string[]
}

function wrongWith(name: string, value: string, prefill: Prefill): string | undefined {
  if (prefill.filled.includes(name)) return 'given twice, the first counts'
  if (value.length > VALUE_MAX_CHARACTERS) return 'too long'
  // What is not UTF-8 was decoded to this; a command must not change on its way.
  if (value.includes('\uFFFD') || value.includes('\0')) return 'not readable'
  const field = FIELD_OF.get(name)
  return field && FIELDS[field].kind === 'guid' && !GUID.test(value) ? 'not a guid' : undefined
}

function takeRow(
  prefix: string,
  list: ListName,
  name: string,
  value: string,
  prefill: Prefill,
): string | undefined {
  const rows = prefill.values[list]
  if (rows.length >= ROWS_MAX) return 'too many'
  rows.push({ id: `${list}-${rows.length}`, key: name.slice(prefix.length), value })
  return undefined
}

function take(name: string, value: string, prefill: Prefill): string | undefined {
  const field = FIELD_OF.get(name)
  if (field && FIELDS[field].kind === 'process' && !PROCESS_GUID.test(value)) prefill.processType = value
  else if (field) prefill.values[field] = value
  else if (name === 'space') prefill.place.space = value
  else if (name === 'org') prefill.place.organization = value
  else {
    const list = PREFIXES.find(({ prefix }) => name.startsWith(prefix))
    return list ? takeRow(list.prefix, list.list, name, value, prefill) : 'no field of this form'
  }
  return undefined
}

/**
 * Reads `?app=…&command=…&label.team=core…` into values; whether they are right the form says. An
 * address only fills: it never submits and carries no submission. Empty parameters fill nothing. `app` is a guid or a
 * name as it stood, with `space` and `org` where the name is not enough: which app it is, the API knows.
 */
export function readPrefill(parameters: Iterable<[string, string]>): Prefill {
  const prefill: Prefill = { values: emptyValues(), place: {}, filled: [], leftOut: [] }
  for (const [name, value] of parameters) {
    if (value === '' && !PREFIXES.some(({ prefix }) => name.startsWith(prefix))) continue
    const wrong = wrongWith(name, value, prefill) ?? take(name, value, prefill)
    const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name
    if (wrong) prefill.leftOut.push(`${shown}: ${wrong}`)
    else prefill.filled.push(name)
  }
  return prefill
}

function parametersOf(values: TaskFormValues): [string, string][] {
  const fields: readonly FieldName[] = ['app', ...SENT_FIELDS]
  return [
    ...fields
      .filter((field) => values[field] !== '')
      .map((field): [string, string] => [FIELDS[field].link, values[field]]),
    ...PREFIXES.flatMap(({ list, prefix }) =>
      values[list].filter(isGiven).map(({ key, value }): [string, string] => [prefix + key, value]),
    ),
  ]
}

/**
 * The address that fills the form with these values, below `path`. What makes it too long for
 * servers on the way is left out, the longest first, and named in `leftOut`.
 */
export function writePrefill(path: string, values: TaskFormValues): { href: string; leftOut: string[] } {
  const kept = parametersOf(values)
  const leftOut: string[] = []
  const hrefOf = () => `${path}${kept.length === 0 ? '' : '?'}${new URLSearchParams(kept)}`
  while (hrefOf().length > ADDRESS_MAX_CHARACTERS) {
    const longest = kept.reduce((most, one) => (one.join('').length > most.join('').length ? one : most))
    kept.splice(kept.indexOf(longest), 1)
    leftOut.push(longest[0].slice(0, 80))
  }
  return { href: hrefOf(), leftOut }
}

/** What filled the form in instead of somebody typing, and in words what of it was left out. */
export type Filled = {
  from: 'link' | 'paste' | 'again' | 'task'
  values: TaskFormValues
  leftOut: string[]
  /** What to know of what was filled in. */
  notes?: string[]
  /** The app is the page's: none was named, or none that could be found. */
  keepsApp?: true
}

/** The form's app as far as it was readable, with its processes. */
export type FilledApp = { guid: string; name?: string; processes: readonly Process[] | null }

/** The guid of the process of a type, such as `worker`; `leftOut` is told where the app has none of it. */
export function templateOfType(
  type: string,
  app: FilledApp | undefined,
): { guid: string; leftOut: string[] } {
  const process = app?.processes?.find((one) => one.type === type)
  if (process) return { guid: process.guid, leftOut: [] }
  const shown = type.length > 80 ? `${type.slice(0, 80)}…` : type
  const without = app ? 'the app has no process' : 'without an app there is no process'
  return { guid: '', leftOut: [`process: ${without} of type ${shown}`] }
}

/**
 * What an address fills into the form of `app`, the app of the page; none where the page has none that may be read,
 * for the reason of `why` where one is known. Nothing where the address says nothing.
 */
export function fillFromLink(prefill: Prefill, app: FilledApp | undefined, why?: string): Filled | undefined {
  if (prefill.filled.length === 0 && prefill.leftOut.length === 0) return undefined
  const { values, processType } = prefill
  const wanted = values.app
  const leftOut = [...prefill.leftOut]
  if (wanted !== '' && !app) leftOut.push(`app: ${why ?? 'gone, or not one you may see'}`)
  if (wanted !== '' && app && wanted !== app.guid && wanted !== app.name)
    leftOut.push('app: this is the form of another app')
  const template = processType === undefined ? undefined : templateOfType(processType, app)
  if (template) leftOut.push(...template.leftOut)
  const filled = { ...values, app: app?.guid ?? '', template: template?.guid || values.template }
  const keepsApp = wanted === '' || (wanted !== app?.guid && wanted !== app?.name)
  return { from: 'link', values: filled, leftOut, ...(keepsApp && { keepsApp }) }
}
