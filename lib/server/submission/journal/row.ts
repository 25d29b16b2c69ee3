import 'server-only'
import * as z from 'zod'
import { type ApiError, apiErrorSchema } from '@/lib/resources/api-error'
import { type Cause, causeOf, causeSchema, causeText } from '@/lib/submission/cause'
import { type Candidate, candidateSchema } from '@/lib/submission/submission'
import type { submissions } from '../../db/tables'

/** One submission as the journal keeps it. */
export type SubmissionRow = typeof submissions.$inferSelect

/** What may be kept as JSON in a row is parsed again when it is read: an older build may have written it. */
function parsed<S extends z.core.$ZodType>(schema: S, kept: unknown): z.core.output<S>[] {
  if (!Array.isArray(kept)) return []
  return kept.flatMap((one) => {
    const read = z.core.safeParse(schema, one)
    return read.success ? [read.data] : []
  })
}

/** Why nothing left, or why there was no trustworthy answer; null where there is nothing to say. */
export function causeOfRow({
  cause,
  causeDetail: detail,
  causeCode: code,
}: Pick<SubmissionRow, 'cause' | 'causeDetail' | 'causeCode'>): Cause | null {
  if (cause === null) return null
  const read = causeSchema.safeParse({ what: cause, detail, code })
  return read.success ? read.data : causeOf('of-an-older-build', cause)
}

/** The errors that the API answered, as kept. */
export const errorsOf = (row: Pick<SubmissionRow, 'errors'>): ApiError[] => parsed(apiErrorSchema, row.errors)

/** When it was looked for: the first looks. */
export const lookedAtsOf = (row: Pick<SubmissionRow, 'lookedAts'>): string[] =>
  parsed(z.coerce.date(), row.lookedAts).map((instant) => instant.toISOString())

/** Tasks without our label that may be the submission's own. */
export const candidatesOf = (row: Pick<SubmissionRow, 'candidates'>): Candidate[] =>
  parsed(candidateSchema, row.candidates)

/** Further tasks that carry the submission's id. */
export const otherTasksOf = (row: Pick<SubmissionRow, 'otherTaskGuids'>): string[] =>
  parsed(z.string(), row.otherTaskGuids)

/** Codes, titles, details and cause as lines, as a ticket has them: what support searches refusals by. */
export function errorTextOf(errors: readonly ApiError[], cause: Cause | undefined): string {
  return [
    ...errors.map(({ code, title, detail }) => `${code} ${title}: ${detail}`),
    cause ? causeText(cause) : '',
  ]
    .filter(Boolean)
    .join('\n')
}

/** A cause as a row keeps it; all null where there is none. */
export const keptCause = (cause: Cause | undefined) => ({
  cause: cause?.what ?? null,
  causeDetail: cause?.detail ? storable(cause.detail) : null,
  causeCode: cause?.code ? storable(cause.code) : null,
})

/** Text of the API as PostgreSQL takes it: NUL and halves of surrogate pairs become U+FFFD, all else stays. */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8')
}

/** An error of the API whose texts can be kept. */
export function storableError({ code, title, detail }: ApiError): ApiError {
  return { code, title: storable(title), detail: storable(detail) }
}
