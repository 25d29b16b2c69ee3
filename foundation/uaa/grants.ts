import { createHash } from 'node:crypto'
import type { Grant } from './access-token'
import { grantedScopes } from './accounts'
import type { Client } from './clients'
import { type AuthorizationCode, takeAuthorizationCode, takePasscode } from './codes'
import type { UaaContext } from './context'
import { findRefreshToken, type RefreshToken, takeRefreshToken } from './issue-tokens'
import type { Refusal } from './refusal'
import {
  badCredentials,
  invalidGrant,
  invalidRequest,
  invalidScope,
  invalidToken,
  tokenRevoked,
  unauthorized,
} from './refusal'
import { sameSecret } from './signing-key'

export type GrantRequest = {
  uaa: UaaContext
  client: Client
  /** The client is public and has sent no secret, not even an empty one. */
  withoutSecret: boolean
  form: URLSearchParams
  issuer: string
}

/** What a token is to be issued for; `refreshToken` when the client keeps the one it has. */
export type GrantResult = { kind: 'grant'; grant: Grant; refreshToken?: string } | Refusal

/**
 * Name and password, or instead of both a passcode that the user has read on the UAA's page
 * (PasscodeAuthenticationFilter of the UAA).
 */
export async function passwordGrant({ uaa, client, form, issuer }: GrantRequest): Promise<GrantResult> {
  const passcode = form.get('passcode')
  const signIn = passcode === null ? await byPassword(uaa, form) : await byPasscode(uaa, passcode)
  if (signIn.kind === 'refused') return signIn
  const granted = grantedScopes(uaa.accounts, client, signIn.user, form.get('scope'))
  if (granted.kind === 'refused') return granted
  const { user } = signIn
  const { scopes } = granted
  const lifeS = uaa.tokenLifeS
  return {
    kind: 'grant',
    grant: { user, client, scopes, grantType: 'password', issuer, authenticatedAt: uaa.now(), lifeS },
  }
}

async function byPassword(uaa: GrantRequest['uaa'], form: URLSearchParams) {
  const name = form.get('username')
  const password = form.get('password')
  if (name === null || password === null) return badCredentials
  return uaa.accounts.signIn(name, password, uaa.now())
}

async function byPasscode(uaa: GrantRequest['uaa'], passcode: string) {
  if (passcode === '') return unauthorized('Passcode information is missing.')
  const userGuid = await takePasscode(uaa.db, passcode, uaa.now())
  const user = userGuid === undefined ? undefined : uaa.accounts.byGuid(userGuid)
  return user === undefined ? unauthorized('Invalid passcode') : { kind: 'user' as const, user }
}

/** RFC 7636 as PkceValidationService has it. */
const VERIFIER = /^[\w.~-]{43,128}$/

/**
 * An authorization code against tokens; order as in AuthorizationCodeTokenGranter: the code is used up as soon as it
 * was looked at, right verifier or not.
 */
export async function codeGrant({ uaa, client, form, issuer }: GrantRequest): Promise<GrantResult> {
  const code = form.get('code')
  if (code === null) return invalidRequest('An authorization code must be supplied.')
  const verifier = form.get('code_verifier')
  if (verifier !== null && !VERIFIER.test(verifier))
    return invalidRequest(
      'Code verifier length must between 43 and 128 and use only [A-Z],[a-z],[0-9],_,.,-,~ characters.',
    )
  const stored = await takeAuthorizationCode(uaa.db, code)
  if (stored === undefined) return invalidGrant(`Invalid authorization code: ${code}`)
  if (stored.expires_at <= uaa.now()) return invalidGrant(`Authorization code expired: ${code}`)
  const wrong = wrongProof(stored, client, verifier) ?? wrongRequest(stored, client, form.get('redirect_uri'))
  if (wrong !== undefined) return wrong
  const user = uaa.accounts.byGuid(stored.user_guid)
  if (user === undefined) return invalidGrant(`Invalid authorization code: ${code}`)
  const { scopes, nonce } = stored
  const grant = { user, client, scopes, issuer, lifeS: uaa.tokenLifeS, nonce: nonce ?? undefined }
  return { kind: 'grant', grant: { ...grant, grantType: 'authorization_code', authenticatedAt: uaa.now() } }
}

function wrongProof(stored: AuthorizationCode, client: Client, verifier: string | null): Refusal | undefined {
  const { code_challenge, code_challenge_method } = stored
  const given = verifier !== null && verifier !== ''
  if (code_challenge === null)
    return given
      ? invalidGrant('PKCE error: Code verifier not required for this authorization code.')
      : undefined
  if (!given) return invalidGrant('PKCE error: Code verifier must be provided for this authorization code.')
  const method = code_challenge_method ?? 'plain'
  if (client.isPublic && method.toUpperCase() !== 'S256')
    return invalidGrant('Public client must use code challange method S256')
  const proof = method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  return sameSecret(proof, code_challenge) ? undefined : invalidGrant(`Invalid code verifier: ${verifier}`)
}

function wrongRequest(
  stored: AuthorizationCode,
  client: Client,
  redirectUri: string | null,
): Refusal | undefined {
  if (stored.redirect_uri !== redirectUri) return invalidGrant('Redirect URI mismatch.')
  return stored.client_id === client.client_id ? undefined : badCredentials
}

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
