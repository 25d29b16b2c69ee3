import type { Json, JsonObject } from '../../http/json'
import { ApiError, unprocessable } from '../errors'
import { isObject } from '../messages/rules'

export type KorifiMetadata = { labels: Map<string, string | null>; annotations: Map<string, string | null> }
export type KorifiTask = { command: string; metadata: KorifiMetadata }

type Sent = { body: Json; isEmpty: boolean }
type Fields = Record<string, (value: Json) => void>

/** Where Go's names of types and what null stands for differ between the two payloads. */
const ON_CREATE = { type: 'payloads.Metadata', map: 'map[string]string', none: '' }
const ON_CHANGE = { type: 'payloads.MetadataPatch', map: 'map[string]*string', none: null }
type Kind = typeof ON_CREATE | typeof ON_CHANGE

/** The payload of a creation: what does not decode is told first, alone. api/payloads/task.go, api/payloads/metadata.go */
export function validKorifiTask(request: Sent): { task: KorifiTask } {
  let command = ''
  const metadata: KorifiMetadata = { labels: new Map(), annotations: new Map() }
  decode(bodyObject(request, 'payloads.TaskCreate'), {
    command: (value) => {
      if (value === null) return
      if (typeof value !== 'string') throw unprocessable('Command must be a string')
      command = value
    },
    metadata: (value) => decodeMetadata(value, metadata, ON_CREATE),
  })
  const messages = [...(command === '' ? ['command cannot be blank'] : []), ...reserved(metadata)]
  if (messages.length > 0) throw unprocessable(...messages.sort())
  return { task: { command, metadata } }
}

/** The payload of a PATCH: metadata alone. */
export function validKorifiChange(request: Sent): { metadata: KorifiMetadata } {
  const metadata: KorifiMetadata = { labels: new Map(), annotations: new Map() }
  decode(bodyObject(request, 'payloads.TaskUpdate'), {
    metadata: (value) => decodeMetadata(value, metadata, ON_CHANGE),
  })
  const messages = reserved(metadata)
  if (messages.length > 0) throw unprocessable(...messages.sort())
  return { metadata }
}

function bodyObject({ body, isEmpty }: Sent, type: string): JsonObject {
  if (isEmpty) throw new ApiError('MessageParseError', 'invalid request body')
  if (body === null) return new Map()
  if (!isObject(body)) throw unprocessable(` must be a ${type}`)
  return body
}

/** Names of fields are compared without case, as Go's decoder does. */
function decode(value: JsonObject, fields: Fields): void {
  for (const [key, item] of value) {
    const name = key.toLowerCase()
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined)
      throw unprocessable(`invalid request body: json: unknown field ${JSON.stringify(key)}`)
    field(item)
  }
}

function decodeMetadata(value: Json, into: KorifiMetadata, kind: Kind): void {
  if (value === null) return
  if (!isObject(value)) throw unprocessable(`Metadata must be a ${kind.type}`)
  decode(value, {
    labels: (group) => decodeTexts(group, 'labels', into.labels, kind),
    annotations: (group) => decodeTexts(group, 'annotations', into.annotations, kind),
  })
}

function decodeTexts(value: Json, name: string, into: Map<string, string | null>, kind: Kind): void {
  if (value === null) return
  if (!isObject(value)) throw unprocessable(`Metadata.${name} must be a ${kind.map}`)
  for (const [key, text] of value) {
    if (text !== null && typeof text !== 'string') throw unprocessable(`Metadata.${name} must be a string`)
    into.set(key, text ?? kind.none)
  }
}

function reserved({ labels, annotations }: KorifiMetadata): string[] {
  const messages = (group: string, keys: Iterable<string>) =>
    [...keys]
      .filter((key) => hostOf(key).endsWith('cloudfoundry.org'))
      .map((key) => `metadata.${group}.${key} label/annotation key cannot use the cloudfoundry.org domain`)
  return [...messages('labels', labels.keys()), ...messages('annotations', annotations.keys())]
}

/** The host of a key that is read as an address, `notcloudfoundry.org` too; none where it can't be read so. */
function hostOf(key: string): string {
  const [authority = ''] = key.split(/[/?]/, 1)
  return /^(?:[^@]*@)?([\w.~!$&'()*+,;=-]*)(?::\d*)?$/.exec(authority)?.[1] ?? ''
}

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
