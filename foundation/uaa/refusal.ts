import type { Context } from 'hono'

/** A refusal as OAuth words it; the status decides together with `error`. */
export type Refusal = {
  kind: 'refused'
  status: 400 | 401 | 403 | 404 | 405 | 406
  error: string
  error_description: string
}

function refusal(status: Refusal['status'], error: string, error_description: string): Refusal {
  return { kind: 'refused', status, error, error_description }
}

/** Wrong user, password, client or client secret: the text tells none of them apart. */
export const badCredentials = refusal(401, 'invalid_client', 'Bad credentials')
/** Too many wrong passwords: AuthzAuthenticationManager. */
export const accountLocked = refusal(
  401,
  'unauthorized',
  'Your account has been locked because of too many failed attempts to login.',
)
export const missingGrantType = refusal(400, 'invalid_request', 'Missing grant type')
export const clientMismatch = refusal(
  401,
  'invalid_client',
  'Given client ID does not match authenticated client',
)
export const grantNotAllowed = refusal(401, 'invalid_client', 'Unauthorized grant type')
export const unsupportedGrantType = refusal(400, 'unsupported_grant_type', 'Unsupported grant type')
/** A refresh or access token that is unknown or was revoked: TokenValidationService. */
export const tokenRevoked = refusal(
  401,
  'invalid_token',
  'The token expired, was revoked, or the token ID is incorrect.',
)
/** A token that is to be revoked and is not there: TokenRevocationEndpoint. */
export const resourceNotFound = refusal(404, 'invalid_token', 'Resource not found')
export const notAuthenticated = refusal(
  401,
  'unauthorized',
  'Full authentication is required to access this resource',
)
export const parametersInAddress = refusal(
  406,
  'query_string_not_allowed',
  'Parameters must be passed in the body of the request',
)
export const accessDenied = refusal(403, 'access_denied', 'Access is denied')

/** The request as such is wrong. */
export function invalidRequest(text: string): Refusal {
  return refusal(400, 'invalid_request', text)
}

/** What was to be exchanged against tokens is no good. */
export function invalidGrant(text: string): Refusal {
  return refusal(400, 'invalid_grant', text)
}

/** More or other rights were asked for than there are to give. */
export function invalidScope(text: string): Refusal {
  return refusal(400, 'invalid_scope', text)
}

/** A refresh token that is known and no good any more. */
export function invalidToken(text: string): Refusal {
  return refusal(401, 'invalid_token', text)
}

/** Who asks has not shown who he is. */
export function unauthorized(text: string): Refusal {
  return refusal(401, 'unauthorized', text)
}

/** The endpoint does not know the method: HttpMethodNotSupportedAdvice. */
export function methodNotAllowed(method: string): Refusal {
  return refusal(405, 'method_not_allowed', `Request method '${method}' not supported`)
}

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
