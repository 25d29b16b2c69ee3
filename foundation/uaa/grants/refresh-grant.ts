import { findRefreshToken, type RefreshToken, takeRefreshToken } from '../refresh-tokens'
import { invalidGrant, invalidScope, invalidToken, tokenRevoked } from '../refusal'
import type { GrantRequest, GrantResult } from './grant'

/**
 * A refresh token against a new access token; order as in UaaTokenServices#refreshAccessToken. A client that has sent
 * a secret keeps its refresh token; one without gets a new one and the old one ends.
 */
export async function refreshGrant({
  uaa,
  client,
  withoutSecret,
  form,
  issuer,
}: GrantRequest): Promise<GrantResult> {
  const value = form.get('refresh_token') ?? ''
  if (value.trim() === '') return invalidToken('Invalid refresh token (empty token)')
  const token = await findRefreshToken(uaa.db, value)
  if (token === undefined) return tokenRevoked
  if (token.client_id !== client.client_id)
    return invalidGrant(`Wrong client for this refresh token: ${token.client_id}`)
  if (token.expires_at <= uaa.now())
    return invalidToken(`Invalid refresh token expired at ${javaDate(token.expires_at)}`)
  const user = uaa.accounts.byGuid(token.user_guid)
  if (user === undefined) return tokenRevoked
  const scopes = narrowed(token, form.get('scope'))
  if (scopes === undefined)
    return invalidScope(`Unable to narrow the scope of the client authentication to [${form.get('scope')}].`)
  const { tokenLifeS: lifeS } = uaa
  const authenticatedAt = token.authenticated_at
  const grant = { user, client, scopes, grantType: 'refresh_token', issuer, authenticatedAt, lifeS }
  if (!withoutSecret) return { kind: 'grant', grant, refreshToken: value }
  return (await takeRefreshToken(uaa.db, value)) ? { kind: 'grant', grant } : tokenRevoked
}

/** Undefined when more is asked for than the token was issued with. */
function narrowed({ scopes }: RefreshToken, asked: string | null): string[] | undefined {
  const wanted = (asked ?? '').split(/\s+/).filter(Boolean)
  if (wanted.some((scope) => !scopes.includes(scope))) return undefined
  return wanted.length === 0 ? scopes : scopes.filter((scope) => wanted.includes(scope))
}

/** As Java's Date writes itself: `Tue Nov 24 01:48:36 UTC 2026`. */
function javaDate(date: Date): string {
  const [day = '', dayOfMonth = '', month = '', year = '', time = ''] = date
    .toUTCString()
    .replace(',', '')
    .split(' ')
  return `${day} ${month} ${dayOfMonth} ${time} UTC ${year}`
}
