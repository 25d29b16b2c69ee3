import 'server-only'
import type { ApiError } from '@/lib/resources/api-error'

/** Titles, details and cause as lines: what support searches refusals by. */
export function errorTextOf(errors: readonly ApiError[], cause: string | null | undefined): string {
  return [...errors.map(({ title, detail }) => `${title}: ${detail}`), cause ?? ''].filter(Boolean).join('\n')
}
