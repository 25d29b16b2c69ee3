import type { Json, JsonObject } from './json'

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

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' ').replace(/%(?![0-9a-fA-F]{2})/g, '%25'))
  } catch {
    return undefined
  }
}
