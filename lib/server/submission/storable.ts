import 'server-only'
import type { ApiError } from '@/lib/resources/api-error'

/** Text of the API as PostgreSQL takes it: NUL and halves of surrogate pairs become U+FFFD, all else stays. */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8')
}

/** An error of the API whose texts can be kept. */
export function storableError({ code, title, detail }: ApiError): ApiError {
  return { code, title: storable(title), detail: storable(detail) }
}
