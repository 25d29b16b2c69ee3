import { type Json, parseJson } from '../../http/json'
import { ApiError } from '../errors'

/** A body as JSON whatever type it says it has, taken as it is. api/payloads/validation/validator.go of korifi */
export function korifiBody(bytes: Uint8Array): Json {
  if (bytes.length === 0) return new Map()
  const parsed = parseJson(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  if (parsed.kind !== 'json') throw new ApiError('MessageParseError', 'invalid request body')
  return parsed.value
}
