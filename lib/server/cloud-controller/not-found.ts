import 'server-only'
import type { Answer } from '../http/answer'

/** The API's own answer for what is not there, given without asking: a text that can't be a guid is never sent. */
export function notFound(detail: string): Extract<Answer<never>, { kind: 'refused' }> {
  return { kind: 'refused', status: 404, errors: [{ code: 10010, title: 'CF-ResourceNotFound', detail }] }
}
