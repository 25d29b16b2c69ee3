import 'server-only'
import type { ApiError } from '@/lib/resources/api-error'

/** Codes, titles, details and cause as lines, as a ticket has them: what support searches refusals by. */
export function errorTextOf(errors: readonly ApiError[], cause: string | null | undefined): string {
  return [...errors.map(({ code, title, detail }) => `${code} ${title}: ${detail}`), cause ?? '']
    .filter(Boolean)
    .join('\n')
}
