import type { Context } from 'hono'
import { verifyAccessToken } from './access-token'
import { baseOf, type UaaContext } from './context'
import { accessDenied, notAuthenticated, tokenRevoked } from './refusal'
import { refuse } from './respond'

/** GET /userinfo: who the token speaks of; needs the scope openid (UserInfoEndpoint of the UAA). */
export async function userInfo(c: Context, uaa: UaaContext): Promise<Response> {
  const verified = await verifyAccessToken(
    uaa.key,
    c.req.header('authorization'),
    baseOf(c.req.url),
    uaa.now(),
  )
  if (verified.kind === 'missing') return refuse(c, notAuthenticated)
  if (verified.kind === 'invalid') return refuse(c, tokenRevoked)
  const { userGuid, userName, email, scopes } = verified.token
  if (!scopes.includes('openid')) return refuse(c, accessDenied)
  return c.json({
    user_id: userGuid,
    user_name: userName,
    given_name: userName,
    email,
    email_verified: true,
    previous_logon_time: null,
    name: userName,
    sub: userGuid,
  })
}
