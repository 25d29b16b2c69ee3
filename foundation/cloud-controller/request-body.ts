import { type Decimals, type Json, type JsonObject, parseJson } from '../http/json'
import { parseForm } from '../http/query'
import { ApiError } from './errors'

/** A body that breaks the original outside of its own error handling. */
export class BrokenText extends Error {}
/** A body without a content type that can be read. */
export class NotAcceptable extends Error {}

const NOTHING: JsonObject = new Map()
const MIME = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;|$)/
/** Left out where a body is wrapped: `EXCLUDE_PARAMETERS` of ActionController::ParamsWrapper. */
const NEVER_WRAPPED = ['authenticity_token', '_method', 'utf8']
const JSON_TYPES = new Set(['application/json', 'text/x-json', 'application/jsonrequest'])

/**
 * What `params[:body]` is in the original: the parsed body, the content of its key `body` if it has one, an empty
 * object if there is none. Throws 400 for what is no JSON; a body of an unknown type stays unread.
 */
export function requestBody(bytes: Uint8Array, contentType: string | undefined, decimals: Decimals): Json {
  if (bytes.length === 0) return NOTHING
  if (contentType === undefined || !MIME.test(contentType)) throw new NotAcceptable()
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/x-www-form-urlencoded') return unwrapped(parseForm(text(bytes)) ?? broken())
  return JSON_TYPES.has(type) ? unwrapped(json(text(bytes), decimals)) : NOTHING
}

function json(text: string, decimals: Decimals): JsonObject {
  if (text.trim() === '') return NOTHING
  const parsed = parseJson(text, decimals)
  switch (parsed.kind) {
    case 'json':
      return withoutNulls(parsed.value instanceof Map ? parsed.value : new Map([['_json', parsed.value]]))
    case 'malformed':
      throw new ApiError('MessageParseError', 'invalid request body')
    case 'lone-surrogate':
      return broken()
  }
}

function unwrapped(root: JsonObject): Json {
  if (root.has('body')) return root.get('body') ?? NOTHING
  return new Map([...root].filter(([key]) => !NEVER_WRAPPED.includes(key)))
}

/** Lists lose their nulls before anybody looks at them: ActionDispatch::Request::Utils. */
function withoutNulls(object: JsonObject): JsonObject {
  return new Map([...object].map(([key, value]) => [key, compacted(value)]))
}

function compacted(value: Json): Json {
  if (value instanceof Map) return withoutNulls(value)
  return Array.isArray(value) ? value.filter((item) => item !== null).map(compacted) : value
}

function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return broken()
  }
}

function broken(): never {
  throw new BrokenText()
}
