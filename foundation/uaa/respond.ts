import type { Context } from 'hono'
import type { Refusal } from './refusal'

/** Writes a refusal; a 401 says which scheme would be heard (UaaExceptionTranslator, OAuth2AuthenticationEntryPoint). */
export function refuse(c: Context, { status, error, error_description }: Refusal): Response {
  const headers = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }
  if (status !== 401) return c.json({ error, error_description }, status, headers)
  const challenge =
    error === 'invalid_client'
      ? 'Basic error="unauthorized", error_description="Bad credentials"'
      : `Bearer realm="oauth", error="${error}", error_description="${quoted(error_description)}"`
  return c.json({ error, error_description }, status, { ...headers, 'WWW-Authenticate': challenge })
}

/** The parameters of a form-encoded body; any other body has none. */
export async function readForm(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams()
  return new URLSearchParams(await c.req.text())
}

function quoted(text: string): string {
  return text.replace(/[^\x20-\x7e]|["\\]/g, '?')
}
