import type { Json, JsonObject } from './json'

/** Query parameters as Rack reads them: text, a list (`a[]=`) or an object (`a[gt]=`). The last of equal names counts. */
export type QueryValue = string | string[] | ReadonlyMap<string, string>
export type QueryParameters = ReadonlyMap<string, QueryValue>
type ParsedQuery = { kind: 'query'; parameters: QueryParameters } | { kind: 'not-utf-8' }

const NAME = /^([^[\]]+)(?:\[([^[\]]*)\])?$/

/**
 * Reads the part of an address after `?`. Bytes that are no UTF-8 are told apart: the original answers them with a
 * 500 that is not JSON.
 */
export function parseQuery(search: string): ParsedQuery {
  const parameters = new Map<string, QueryValue>()
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals))
    const value = decoded(equals < 0 ? '' : pair.slice(equals + 1))
    if (name === undefined || value === undefined) return { kind: 'not-utf-8' }
    add(parameters, name, value)
  }
  return { kind: 'query', parameters }
}

function add(parameters: Map<string, QueryValue>, written: string, value: string): void {
  const found = NAME.exec(written)
  const name = found?.[1] ?? written
  const inner = found?.[2]
  const before = parameters.get(name)
  if (inner === undefined) parameters.set(name, value)
  else if (inner === '') parameters.set(name, Array.isArray(before) ? [...before, value] : [value])
  else parameters.set(name, new Map(before instanceof Map ? before : []).set(inner, value))
}

/** Percent-decoded UTF-8 with `+` for a blank; undefined when the bytes are no UTF-8. A stray `%` stays as it is. */
function decoded(text: string): string | undefined {
  const bytes = text.replace(/\+/g, ' ').replace(/%(?![0-9a-fA-F]{2})/g, '%25')
  try {
    return decodeURIComponent(bytes)
  } catch {
    return undefined
  }
}

/** A form as Rails reads it: `metadata[labels][a]=b` nests, `a[]=b` is a list; undefined when it is no UTF-8. */
export function parseForm(text: string): JsonObject | undefined {
  const root = new Map<string, Json>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const [written, ...rest] = pair.split('=')
    const name = decoded(written ?? '')
    const value = decoded(rest.join('='))
    if (name === undefined || value === undefined) return undefined
    const keys = name.replace(/\]/g, '').split('[')
    place(root, keys, value)
  }
  return root
}

function place(into: Map<string, Json>, keys: string[], value: string): void {
  const [key = '', next, ...rest] = keys
  const before = into.get(key)
  if (next === undefined) into.set(key, value)
  else if (next === '' && rest.length === 0)
    into.set(key, Array.isArray(before) ? [...before, value] : [value])
  else {
    const inner = new Map(before instanceof Map ? before : [])
    place(inner, [next, ...rest], value)
    into.set(key, inner)
  }
}
