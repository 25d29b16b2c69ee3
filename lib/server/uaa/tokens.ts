import 'server-only'
import { decodeJwt, errors } from 'jose'
import * as z from 'zod'
import type { Foundation } from '../foundation'
import { parseExactJson } from '../http/answer'
import { type Reply, send } from '../http/send'

const grantSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().default(''),
})

/** UAA's error body; `error` and status together say what it is. */
const errorSchema = z.object({ error: z.string(), error_description: z.string().default('') })

/** What UAA gave, refused, or why nothing was heard. `description` is UAA's own text; it holds no secret for these grants. */
type Grant =
  | { kind: 'granted'; accessToken: string; refreshToken: string; expiresInS: number; scopes: string[] }
  | { kind: 'refused'; status: number; error: string; description: string }
  | { kind: 'unavailable'; detail: string }

export type UaaClient = { id: string; secret: string }

/** Signs a person in with UAA's password grant (RFC 6749, 4.3). */
export function passwordGrant(
  foundation: Foundation,
  client: UaaClient,
  username: string,
  password: string,
): Promise<Grant> {
  return grant(foundation, client, { grant_type: 'password', username, password })
}

/** Trades a refresh token for new ones (RFC 6749, 6). UAA gives a refresh token again: keep the newest. */
export function refreshGrant(
  foundation: Foundation,
  client: UaaClient,
  refreshToken: string,
): Promise<Grant> {
  return grant(foundation, client, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

async function grant(
  foundation: Foundation,
  client: UaaClient,
  parameters: Record<string, string>,
): Promise<Grant> {
  if (!foundation.uaa) return { kind: 'unavailable', detail: 'The API names no UAA to sign in with.' }
  const reply = await send({
    agent: foundation.agents.reads,
    method: 'POST',
    url: `${foundation.uaa}/oauth/token`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
    },
    body: new URLSearchParams(parameters).toString(),
    timeoutMs: 30_000,
    maxBytes: 1 << 20,
  })
  return readGrant(reply)
}

function readGrant(reply: Reply): Grant {
  if (reply.kind === 'not-sent')
    return { kind: 'unavailable', detail: `UAA could not be reached (${reply.detail}).` }
  if (reply.kind === 'no-answer')
    return { kind: 'unavailable', detail: `UAA gave no usable answer (${reply.detail}).` }
  const body = parseBody(reply.text)
  const granted = grantSchema.safeParse(body)
  if (reply.status === 200 && granted.success) {
    const { access_token, refresh_token, expires_in, scope } = granted.data
    return {
      kind: 'granted',
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresInS: expires_in,
      scopes: scope.split(' ').filter(Boolean),
    }
  }
  const refused = errorSchema.safeParse(body)
  if (reply.status >= 400 && reply.status < 500 && refused.success)
    return {
      kind: 'refused',
      status: reply.status,
      error: refused.data.error,
      description: refused.data.error_description,
    }
  return { kind: 'unavailable', detail: `UAA answered HTTP ${reply.status} without a body it documents.` }
}

function parseBody(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}

/**
 * Ends a refresh token at UAA. Whose token it is may end it, with an access token of his own (UAA's IsSelfCheck); the
 * public client `cf` needs no scope for that. Only what UAA keeps can be ended: it refuses one that it only signed.
 * True where UAA says that it is done.
 */
export async function revokeRefreshToken(
  foundation: Foundation,
  { accessToken, refreshToken }: { accessToken: string; refreshToken: string },
  timeoutMs: number,
): Promise<boolean> {
  const id = idOf(refreshToken)
  if (!foundation.uaa || !id) return false
  const reply = await send({
    agent: foundation.agents.reads,
    method: 'DELETE',
    url: `${foundation.uaa}/oauth/token/revoke/${encodeURIComponent(id)}`,
    headers: { accept: 'application/json', authorization: `bearer ${accessToken}` },
    timeoutMs,
    maxBytes: 1 << 16,
  })
  return reply.kind === 'answered' && reply.status === 200
}

/** UAA knows a signed token by its `jti`; an opaque one is its own id. */
function idOf(refreshToken: string): string | undefined {
  if (!refreshToken.includes('.')) return refreshToken
  try {
    return decodeJwt(refreshToken).jti
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}
