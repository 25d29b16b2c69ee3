import { characters } from '../messages/characters'

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
export function firstEight(text: string): string {
  return [...text.slice(0, 16)].slice(0, 8).join('')
}
