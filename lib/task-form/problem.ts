import type { ApiError } from '../resources/api-error'
import type { FieldName, ListName } from './fields'

/** Where on the form something is wrong. `session` is what signing in again mends. */
export type Place =
  | { kind: 'field'; field: FieldName }
  | { kind: 'row'; list: ListName; rowId: string; part: 'key' | 'value' }
  | { kind: 'group'; list: ListName }
  | { kind: 'form' }
  | { kind: 'session' }

/**
 * One thing that is wrong, of our own schema or of the API; both are drawn alike.
 * `message` is the API's words where the API said it; `next` is what to do; `error` is the
 * whole error of the API, given where the message belongs to no field.
 */
export type Problem = { at: Place; message: string; next?: string; error?: ApiError }
