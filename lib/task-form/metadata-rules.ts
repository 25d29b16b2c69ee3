import type { ListName } from './fields'

/** app/messages/validators/metadata_validator.rb and label_validator_helper.rb of cloud_controller_ng. */
const NAME_MAX_CHARACTERS = 63
export const PREFIX_MAX_CHARACTERS = 253
/** The API counts characters (code points), not bytes. */
const ANNOTATION_VALUE_MAX_CHARACTERS = 5000
export const RESERVED_PREFIX = 'cloudfoundry.org'

/** What is wrong with a key or value; `text` is the piece the API complains about. */
export type Fault = {
  fault: 'empty' | 'slashes' | 'dns' | 'prefix-long' | 'reserved' | 'characters' | 'ends' | 'long'
  text: string
}

const DNS_PART = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** Characters as the API counts them: code points, an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Empty or nothing but white space, as the API's language understands it. */
export function isBlank(text: string): boolean {
  return !/\P{White_Space}/u.test(text)
}

function nameFault(text: string): Fault | undefined {
  if (/[^A-Za-z0-9_.-]/.test(text)) return { fault: 'characters', text }
  if (/^[^A-Za-z0-9]|[^A-Za-z0-9]$/.test(text)) return { fault: 'ends', text }
  if (text.length > NAME_MAX_CHARACTERS) return { fault: 'long', text }
  return undefined
}

function isDnsName(prefix: string): boolean {
  // The API's pattern ends with Ruby's \Z, which lets one line break pass.
  const parts = prefix.replace(/\n$/, '').split('.')
  return parts.length > 1 && parts.every((part) => DNS_PART.test(part))
}

/** The first rule a label or annotation key breaks, in the order in which the API checks them. */
export function keyFault(key: string): Fault | undefined {
  if (isBlank(key) || key === '/') return { fault: 'empty', text: key }
  const slash = key.indexOf('/')
  if (slash !== key.lastIndexOf('/')) return { fault: 'slashes', text: key }
  const prefix = key.slice(0, Math.max(slash, 0))
  const name = key.slice(slash + 1)
  if (slash >= 0) {
    if (!isDnsName(prefix)) return { fault: 'dns', text: prefix }
    if (prefix.length > PREFIX_MAX_CHARACTERS) return { fault: 'prefix-long', text: prefix }
    if (prefix.toLowerCase() === RESERVED_PREFIX) return { fault: 'reserved', text: RESERVED_PREFIX }
  }
  return name === '' ? { fault: 'empty', text: key } : nameFault(name)
}

/** The first rule a label value breaks. Empty is allowed. */
export function labelValueFault(value: string): Fault | undefined {
  return value === '' ? undefined : nameFault(value)
}

/** Whether an annotation value is too long. Any other text may be one (but NUL and broken characters). */
export function annotationValueFault(value: string): Fault | undefined {
  if (value.length <= ANNOTATION_VALUE_MAX_CHARACTERS) return undefined
  return countCharacters(value) > ANNOTATION_VALUE_MAX_CHARACTERS ? { fault: 'long', text: value } : undefined
}

/** The rule a row's key breaks: the API leaves an annotation's key alone where its value is blank. */
export function rowKeyFault(
  list: 'labels' | 'annotations',
  row: { key: string; value: string },
): Fault | undefined {
  return list === 'annotations' && isBlank(row.value) ? undefined : keyFault(row.key)
}

const NAME_FAULTS = {
  characters: 'Use letters, digits, -, _ and . only.',
  ends: 'Begin and end with a letter or a digit.',
  long: `Use at most ${NAME_MAX_CHARACTERS} characters`,
} as const

/** What is allowed of a key, in words. */
export function keyWords({ fault, text }: Fault): string {
  switch (fault) {
    case 'empty':
      return 'Enter a key, such as team or example.com/team.'
    case 'slashes':
      return 'Use one / at most, between prefix and name.'
    case 'dns':
      return 'The prefix before / is a domain name of two parts or more, such as example.com.'
    case 'prefix-long':
      return `Use at most ${PREFIX_MAX_CHARACTERS} characters before /, not ${text.length}.`
    case 'reserved':
      return `The prefix ${RESERVED_PREFIX} is reserved. Use another or none.`
    case 'long':
      return `${NAME_FAULTS.long} in the name, not ${text.length}.`
    default:
      return NAME_FAULTS[fault]
  }
}

/** What is allowed, in words, where a row's key is wrong; nothing where it is right. */
export function wrongWithKey(list: ListName, row: { key: string; value: string }): string | undefined {
  const fault = rowKeyFault(list, row)
  return fault && keyWords(fault)
}

/** What is allowed, in words, where a row's value is wrong; nothing where it is right. */
export function wrongWithValue(list: ListName, row: { key: string; value: string }): string | undefined {
  if (list === 'annotations') {
    if (!annotationValueFault(row.value)) return undefined
    return `Use at most ${ANNOTATION_VALUE_MAX_CHARACTERS} characters, not ${countCharacters(row.value)}.`
  }
  const fault = labelValueFault(row.value)
  if (!fault) return undefined
  if (fault.fault === 'long') return `${NAME_FAULTS.long}, not ${fault.text.length}. Annotations take more.`
  return fault.fault === 'ends' ? NAME_FAULTS.ends : `${NAME_FAULTS.characters} Annotations take any text.`
}
