import type { Json, JsonObject } from '../../http/json'
import { ApiError, unprocessable } from '../errors'
import { isObject } from '../messages/rules'

export type KorifiMetadata = { labels: Map<string, string | null>; annotations: Map<string, string | null> }
export type KorifiTask = { command: string; metadata: KorifiMetadata }

type Sent = { body: Json; isEmpty: boolean }
type Fields = Record<string, (value: Json) => void>

/** The payload of a creation: what does not decode is told first, alone. api/payloads/task.go, api/handlers/decoder.go */
export function validKorifiTask(request: Sent): { task: KorifiTask } {
  let command = ''
  const metadata: KorifiMetadata = { labels: new Map(), annotations: new Map() }
  decode(bodyObject(request), {
    command: (value) => {
      if (value === null) return
      if (typeof value !== 'string') throw unprocessable('Command must be a string')
      command = value
    },
    metadata: (value) => decodeMetadata(value, metadata),
  })
  const messages = [
    ...(command.trim() === '' ? ['command cannot be blank'] : []),
    ...reservedKeys('labels', metadata.labels),
    ...reservedKeys('annotations', metadata.annotations),
  ]
  if (messages.length > 0) throw unprocessable(...messages.sort())
  return { task: { command, metadata } }
}

/** The payload of a PATCH: metadata alone. */
export function validKorifiChange(request: Sent): { metadata: KorifiMetadata } {
  const metadata: KorifiMetadata = { labels: new Map(), annotations: new Map() }
  decode(bodyObject(request), { metadata: (value) => decodeMetadata(value, metadata) })
  const messages = [
    ...reservedKeys('labels', metadata.labels),
    ...reservedKeys('annotations', metadata.annotations),
  ]
  if (messages.length > 0) throw unprocessable(...messages.sort())
  return { metadata }
}

function bodyObject({ body, isEmpty }: Sent): JsonObject {
  if (isEmpty || !isObject(body) || body.has('_json'))
    throw new ApiError('MessageParseError', 'invalid request body')
  return body
}

function decode(value: JsonObject, fields: Fields): void {
  for (const [key, item] of value) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (field === undefined)
      throw unprocessable(`invalid request body: json: unknown field ${JSON.stringify(key)}`)
    field(item)
  }
}

function decodeMetadata(value: Json, into: KorifiMetadata): void {
  if (value === null) return
  if (!isObject(value)) throw unprocessable('Metadata must be a payloads.Metadata')
  decode(value, {
    labels: (group) => decodeTexts(group, 'labels', into.labels),
    annotations: (group) => decodeTexts(group, 'annotations', into.annotations),
  })
}

function decodeTexts(value: Json, name: string, into: Map<string, string | null>): void {
  if (value === null) return
  if (!isObject(value)) throw unprocessable(`Metadata.${name} must be a map[string]string`)
  for (const [key, text] of value) {
    if (text !== null && typeof text !== 'string') throw unprocessable(`Metadata.${name} must be a string`)
    into.set(key, text)
  }
}

/** Every domain that ends so, `notcloudfoundry.org` too. */
function reservedKeys(group: string, values: Map<string, string | null>): string[] {
  return [...values.keys()]
    .filter((key) => key.includes('/') && key.split('/', 1)[0]?.endsWith('cloudfoundry.org'))
    .map((key) => `metadata.${group}.${key} label/annotation key cannot use the cloudfoundry.org domain`)
}
