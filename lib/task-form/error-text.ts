import * as z from 'zod/mini'

const spoken = z.object({
  description: z.optional(z.string()),
  message: z.optional(z.string()),
  error_description: z.optional(z.string()),
})

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * What an error answer without `errors` says of itself: `description`, `message` or
 * `error_description` of JSON, the title of HTML, the first line of plain text; '' where there is
 * nothing to show, which broken JSON is too.
 */
export function errorText(body: string): string {
  const json = spoken.safeParse(parsed(body))
  if (json.success) return json.data.description ?? json.data.message ?? json.data.error_description ?? ''
  const text = body.trim()
  if (text.startsWith('<')) return /<title[^<>]{0,200}>([^<]*)/i.exec(text)?.[1]?.trim() ?? ''
  return /^[[{"]/.test(text) ? '' : (text.split('\n', 1)[0] ?? '').trim()
}
