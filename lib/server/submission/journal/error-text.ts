import 'server-only'
import type { ApiError } from '@/lib/resources/api-error'
import { type Cause, causeText } from '@/lib/submission/cause'
import { storable } from '../storable'

/** Codes, titles, details and cause as lines, as a ticket has them: what support searches refusals by. */
export function errorTextOf(errors: readonly ApiError[], cause: Cause | undefined): string {
  return [
    ...errors.map(({ code, title, detail }) => `${code} ${title}: ${detail}`),
    cause ? causeText(cause) : '',
  ]
    .filter(Boolean)
    .join('\n')
}

/** A cause as a row keeps it, with the text that support searches by; all of them empty where there is none. */
export const keptCause = (cause: Cause | undefined) => ({
  cause: cause?.what ?? null,
  causeDetail: cause?.detail ? storable(cause.detail) : null,
  causeCode: cause?.code ? storable(cause.code) : null,
})
