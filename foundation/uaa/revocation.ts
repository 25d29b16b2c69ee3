import type { Context } from 'hono'
import { verifyAccessToken } from './access-token'
import { authenticateClient } from './clients'
import { baseOf, type UaaContext } from './context'
import { type RefreshToken, revokeRefreshToken, revokeRefreshTokensOfUser } from './issue-tokens'
import { accessDenied, notAuthenticated, refuse, resourceNotFound, tokenRevoked } from './refusal'

/**
 * DELETE /oauth/token/revoke/{id}: ends the refresh token with that value, or that came with that access token.
 * Whose token it is may end it, and the client it was issued to; 404 with the UAA's text when there is none.
 */
export async function revokeToken(c: Context, uaa: UaaContext, id: string): Promise<Response> {
  const caller = await callerOf(c, uaa)
  if (caller === undefined) return refuse(c, notAuthenticated)
  if (caller === 'invalid') return refuse(c, tokenRevoked)
  if (!/^[\w-]+$/.test(id)) return refuse(c, resourceNotFound)
  const mayRevoke = (token: RefreshToken) =>
    token.user_guid === caller.userGuid || token.client_id === caller.clientId
  const result = await revokeRefreshToken(uaa.db, id, mayRevoke)
  if (result === 'foreign') return refuse(c, accessDenied)
  return result === 'unknown' ? refuse(c, resourceNotFound) : c.body(null, 200)
}

/** GET /oauth/token/revoke/user/{guid}: ends all refresh tokens of the user; for the user alone. */
export async function revokeTokensOfUser(c: Context, uaa: UaaContext, userGuid: string): Promise<Response> {
  const caller = await callerOf(c, uaa)
  if (caller === undefined) return refuse(c, notAuthenticated)
  if (caller === 'invalid') return refuse(c, tokenRevoked)
  if (caller.userGuid !== userGuid && !caller.isAdmin) return refuse(c, accessDenied)
  await revokeRefreshTokensOfUser(uaa.db, userGuid)
  return c.body(null, 200)
}

type Caller = { userGuid?: string; clientId?: string; isAdmin: boolean }

/** A user with a token, or a client with its secret. */
async function callerOf(c: Context, uaa: UaaContext): Promise<Caller | 'invalid' | undefined> {
  const authorization = c.req.header('authorization')
  if (/^basic /i.test(authorization ?? '')) {
    const authenticated = authenticateClient(authorization, new URLSearchParams())
    return authenticated.kind === 'client'
      ? { clientId: authenticated.client.client_id, isAdmin: false }
      : 'invalid'
  }
  const verified = await verifyAccessToken(uaa.key, authorization, baseOf(c.req.url), uaa.now())
  if (verified.kind === 'missing') return undefined
  if (verified.kind === 'invalid') return 'invalid'
  return { userGuid: verified.token.userGuid, isAdmin: verified.token.scopes.includes('uaa.admin') }
}
