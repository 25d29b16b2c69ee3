import { createHash } from 'node:crypto'
import { type AuthorizationCode, takeAuthorizationCode } from '../authorization-codes'
import type { Client } from '../clients'
import { badCredentials, invalidGrant, invalidRequest, type Refusal } from '../refusal'
import { sameSecret } from '../secrets'
import type { GrantRequest, GrantResult } from './grant'

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
