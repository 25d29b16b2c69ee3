import 'server-only'
import * as z from 'zod/mini'

const spoken = z.object({
  description: z.optional(z.string()),
  message: z.optional(z.string()),
  error_description: z.optional(z.string()),
})
/** Errors that lack what the API's own always have. */
const unlikeOurs = z.object({ errors: z.array(z.object({ detail: z.string() })).check(z.minLength(1)) })

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * What an error answer without `errors` says of itself: the details of errors that
 * are not the API's own, `description`, `message` or `error_description` of JSON, the title of HTML, the first line of plain text; '' where there is
 * nothing to show, which broken JSON is too.
 */
export function answerText(body: string): string {
  const value = parsed(body)
  const errors = unlikeOurs.safeParse(value)
  if (errors.success) return errors.data.errors.map(({ detail }) => detail).join(', ')
  const json = spoken.safeParse(value)
  if (json.success) return json.data.description ?? json.data.message ?? json.data.error_description ?? ''
  const text = body.trim()
  if (text.startsWith('<')) return /<title[^<>]{0,200}>([^<]*)/i.exec(text)?.[1]?.trim() ?? ''
  return /^[[{"]/.test(text) ? '' : (text.split('\n', 1)[0] ?? '').trim()
}
