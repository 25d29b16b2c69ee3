import type { Json, JsonObject } from '../../http/json'
import { ApiError } from '../errors'
import { characters, rubyText } from '../messages/ruby-text'
import { dig, isFraction, isObject } from '../messages/rules'

const NAME_MAX_CHARACTERS = 63
const PREFIX_MAX_CHARACTERS = 253
const FORBIDDEN_CHARACTER = /[^A-Za-z0-9_\-.]/
const STARTS_AND_ENDS_WELL = /^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/
/** `blank?` of ActiveSupport. */
const BLANK = /^\p{White_Space}*$/u
/** A newline at the very end passes. lib/cloud_controller/domain_decorator.rb */
const DNS_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\n?$/i

/** What is wrong with the key of a label or annotation, or undefined. app/messages/metadata_validator_helper.rb */
export function keyError(key: string): string | undefined {
  if (BLANK.test(key)) return 'key cannot be empty string'
  const parts = key.split('/')
  if (parts.length > 2) return "key has more than one '/'"
  // Ruby's split gives nothing at all for a lone slash, so there is no prefix to complain about.
  const [prefix, name] = key === '/' ? [undefined, ''] : parts.length === 2 ? parts : [undefined, key]
  return (prefix === undefined ? undefined : prefixError(prefix)) ?? nameError(name ?? '')
}

/** What is wrong with the value of a label, or undefined. Empty is fine. */
export function labelValueError(value: string): string | undefined {
  return value === '' ? undefined : textError(value)
}

function prefixError(prefix: string): string | undefined {
  if (!DNS_NAME.test(prefix)) return `prefix '${prefix}' must be in valid dns format`
  if (characters(prefix) > PREFIX_MAX_CHARACTERS) {
    return `prefix '${firstEight(prefix)}...' is greater than ${PREFIX_MAX_CHARACTERS} characters`
  }
  return prefix.toLowerCase() === 'cloudfoundry.org' ? "prefix 'cloudfoundry.org' is reserved" : undefined
}

function nameError(name: string): string | undefined {
  return BLANK.test(name) ? 'key cannot be empty string' : textError(name)
}

function textError(text: string): string | undefined {
  if (FORBIDDEN_CHARACTER.test(text)) return `'${text}' contains invalid characters`
  if (!STARTS_AND_ENDS_WELL.test(text)) return `'${text}' starts or ends with invalid characters`
  if (text.length > NAME_MAX_CHARACTERS) {
    return `'${firstEight(text)}...' is greater than ${NAME_MAX_CHARACTERS} characters`
  }
  return undefined
}

/** The first eight characters, as messages show what is too long. */
function firstEight(text: string): string {
  return [...text.slice(0, 16)].slice(0, 8).join('')
}

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
