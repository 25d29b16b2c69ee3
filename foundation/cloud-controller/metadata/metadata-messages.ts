import type { Json, JsonObject } from '../../http/json'
import { ApiError } from '../errors'
import { characters } from '../messages/characters'
import { rubyText } from '../messages/ruby-text'
import { dig, isFraction, isObject } from '../messages/rules'
import { firstEight, keyError, labelValueError } from './key-and-value'

/** Characters, not bytes. app/messages/validators/metadata_validator.rb */
const ANNOTATION_VALUE_MAX_CHARACTERS = 5000

/** What is wrong with `metadata` of a body that has that key, in the original's order; empty when it is good. */
export function metadataMessages(metadata: Json): string[] {
  if (!isObject(metadata)) return ['Metadata must be an object']
  const unexpected = [...metadata.keys()].filter((key) => key !== 'labels' && key !== 'annotations')
  return [
    ...(unexpected.length === 0
      ? []
      : [`has unexpected field(s): ${unexpected.map((key) => `'${key}'`).join(' ')}`]),
    ...groupMessages(dig(metadata, 'labels'), 'labels', labelMessages),
    ...groupMessages(dig(metadata, 'annotations'), 'annotations', annotationMessages),
  ].map((message) => `Metadata ${message}`)
}

function groupMessages(group: Json, name: string, each: (key: string, value: Json) => string[]): string[] {
  if (group === null || group === false) return []
  if (!isObject(group)) return [`'${name}' is not an object`]
  return [...group].flatMap(([key, value]) => each(key, value))
}

function labelMessages(key: string, value: Json): string[] {
  const wrongKey = keyError(key)
  const wrongValue = labelValueError(rubyText(value))
  return [
    ...(wrongKey === undefined ? [] : [`label key error: ${wrongKey}`]),
    ...(wrongValue === undefined ? [] : [`label value error: ${wrongValue}`]),
  ]
}

function annotationMessages(key: string, value: Json): string[] {
  const wrongKey = isPresent(value) ? keyError(key) : undefined
  const shown = tooLong(value)
  return [
    ...(wrongKey === undefined ? [] : [`annotation key error: ${wrongKey}`]),
    ...(shown === undefined
      ? []
      : [
          `annotation value error: '${shown}...' is greater than ${ANNOTATION_VALUE_MAX_CHARACTERS} characters`,
        ]),
  ]
}

/** The beginning of a value that is too long. Booleans and fractions have no size: the original breaks there. */
function tooLong(value: Json): string | undefined {
  if (typeof value === 'boolean' || isFraction(value)) throw new ApiError('UnknownError')
  if (Array.isArray(value)) {
    return value.length > ANNOTATION_VALUE_MAX_CHARACTERS ? rubyText(value.slice(0, 8)) : undefined
  }
  if (typeof value !== 'string') return undefined
  return characters(value) > ANNOTATION_VALUE_MAX_CHARACTERS ? firstEight(value) : undefined
}

function isPresent(value: Json): boolean {
  if (value === null || value === false) return false
  if (typeof value === 'string') return /\P{White_Space}/u.test(value)
  if (Array.isArray(value)) return value.length > 0
  return isObject(value) ? value.size > 0 : true
}

/** What a good `metadata` asks for: text to set, null to remove. */
export type MetadataChange = { labels: Map<string, string | null>; annotations: Map<string, string | null> }

/**
 * The change that a body's `metadata` asks for, its messages being none. Annotation values that are no text break
 * as in the original: objects and NUL with a 500, lists are mangled by its database layer.
 */
export function metadataChange(metadata: Json | undefined): MetadataChange {
  return {
    labels: valuesOf(dig(metadata, 'labels'), rubyText),
    annotations: valuesOf(dig(metadata, 'annotations'), annotationText),
  }
}

function valuesOf(group: Json, text: (value: Json) => string | null): Map<string, string | null> {
  const entries: JsonObject = isObject(group) ? group : new Map()
  if ([...entries.keys()].some((key) => key.includes('\0'))) throw new ApiError('UnknownError')
  return new Map([...entries].map(([key, value]) => [key, value === null ? null : text(value)]))
}

function annotationText(value: Json): string | null {
  if (isObject(value)) throw new ApiError('UnknownError')
  if (Array.isArray(value)) return value.length === 0 ? null : `(${value.map(rubyText).join(',')})`
  const text = rubyText(value)
  if (text.includes('\0')) throw new ApiError('UnknownError')
  return text
}
