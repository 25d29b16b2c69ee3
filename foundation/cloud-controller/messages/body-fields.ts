import type { Json, JsonObject } from '../../http/json'
import { unprocessable } from '../errors'
import { characters } from './ruby-text'
import { dig, isObject, unknownFields } from './rules'

/** The root of a body, which is an object or refused. */
export function bodyObject(body: Json, known: readonly string[]): JsonObject {
  const root = isObject(body) ? body : new Map()
  const unknown = unknownFields(root, known)
  if (unknown.length > 0) throw unprocessable(...unknown)
  return root
}

/** Text of up to 255 characters that has to be there. */
export function requiredText(body: JsonObject, key: string, name: string): string {
  const value = body.get(key)
  if (value === undefined || value === null) throw unprocessable(`${name} can't be blank`)
  if (typeof value !== 'string') throw unprocessable(`${name} must be a string`)
  if (value.trim() === '') throw unprocessable(`${name} can't be blank`)
  if (characters(value) > 255) throw unprocessable(`${name} is too long (maximum is 255 characters)`)
  return value
}

/** True or false, or undefined where the key is absent. */
export function optionalBoolean(body: JsonObject, key: string, name: string): boolean | undefined {
  const value = body.get(key)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw unprocessable(`${name} must be a boolean`)
  return value
}

/** The guid of a relationship to one resource, undefined where there is none. */
export function relatedGuid(body: Json, relationship: string): string | undefined {
  const guid = dig(body, 'relationships', relationship, 'data', 'guid')
  return typeof guid === 'string' ? guid : undefined
}

/** The guids of a list of references, as `{"data":[{"guid":…}]}` has them. */
export function guidsOf(reference: Json): string[] {
  const data = dig(reference, 'data')
  if (!Array.isArray(data)) return []
  return data.flatMap((item) => {
    const guid = dig(item, 'guid')
    return typeof guid === 'string' ? [guid] : []
  })
}

/** Texts by key, as `process_types` and `var` are. */
export function textByKey(value: Json, name: string): Record<string, string> {
  if (value === null) return {}
  if (!isObject(value)) throw unprocessable(`${name} must be an object`)
  const entries = [...value].flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, text] as const] : [],
  )
  if (entries.length !== value.size) throw unprocessable(`${name} value must be a string`)
  return Object.fromEntries(entries)
}
