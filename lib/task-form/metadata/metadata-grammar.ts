/** app/messages/validators/metadata_validator.rb and label_validator_helper.rb of cloud_controller_ng. */
export const NAME_MAX_CHARACTERS = 63
export const PREFIX_MAX_CHARACTERS = 253
/** The API counts characters (code points), not bytes. */
export const ANNOTATION_VALUE_MAX_CHARACTERS = 5000
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
