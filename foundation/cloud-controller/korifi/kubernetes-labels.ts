import { unprocessable } from '../errors'
import type { KorifiMetadata } from './task-payload'

const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/
const VALUE = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/
const NAME_MAX_CHARACTERS = 63
const PREFIX_MAX_CHARACTERS = 253
const ALL_ANNOTATIONS_MAX_BYTES = 256 * 1024

const NAME_RULE =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
const SUBDOMAIN_RULE =
  "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

/** The rules of Kubernetes, of which only the first that is broken is told, without its key. */
export function kubernetesLabels({ labels, annotations }: KorifiMetadata): void {
  for (const [key, value] of labels) {
    if (value === null) continue
    const wrong = keyRule(key) ?? valueRule(value)
    if (wrong !== undefined) {
      const shown = keyRule(key) === undefined ? value : key
      throw unprocessable(`metadata.labels is invalid: Invalid value: ${JSON.stringify(shown)}: ${wrong}`)
    }
  }
  let bytes = 0
  for (const [key, value] of annotations) {
    const wrong = value === null ? undefined : keyRule(key.toLowerCase())
    if (wrong !== undefined) {
      throw unprocessable(`metadata.annotations is invalid: Invalid value: ${JSON.stringify(key)}: ${wrong}`)
    }
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value ?? '')
  }
  if (bytes > ALL_ANNOTATIONS_MAX_BYTES) throw unprocessable('Task')
}

function keyRule(key: string): string | undefined {
  const parts = key.split('/')
  if (parts.length > 2) {
    return "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
  }
  const [prefix, name = ''] = parts.length === 2 ? parts : [undefined, key]
  if (prefix === '') return 'prefix part must be non-empty'
  if (prefix !== undefined && prefix.length > PREFIX_MAX_CHARACTERS) {
    return `prefix part must be no more than ${PREFIX_MAX_CHARACTERS} characters`
  }
  if (prefix !== undefined && !SUBDOMAIN.test(prefix)) return SUBDOMAIN_RULE
  if (name === '') return 'name part must be non-empty'
  if (name.length > NAME_MAX_CHARACTERS)
    return `name part must be no more than ${NAME_MAX_CHARACTERS} characters`
  return NAME.test(name) ? undefined : NAME_RULE
}

function valueRule(value: string): string | undefined {
  if (value.length > NAME_MAX_CHARACTERS) return `must be no more than ${NAME_MAX_CHARACTERS} characters`
  return VALUE.test(value) ? undefined : VALUE_RULE
}
