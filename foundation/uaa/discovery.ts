import type { Context } from 'hono'
import { verifyAccessToken } from './access-token'
import { baseOf, type UaaContext } from './context'
import { accessDenied, notAuthenticated, refuse, tokenRevoked } from './refusal'
import type { SigningKey } from './signing-key'

/** The UAA whose source these routes follow. */
const VERSION = '78.11.0'

/** GET /.well-known/openid-configuration, as OpenIdConfiguration of the UAA; what is not served here is left out. */
export function openIdConfiguration(base: string) {
  return {
    issuer: `${base}/oauth/token`,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    userinfo_endpoint: `${base}/userinfo`,
    jwks_uri: `${base}/token_keys`,
    end_session_endpoint: `${base}/logout.do`,
    scopes_supported: ['openid', 'cloud_controller.read', 'cloud_controller.write'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'password', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    id_token_encryption_alg_values_supported: ['none'],
    claim_types_supported: ['normal'],
    claims_supported: [
      'sub',
      'user_name',
      'origin',
      'iss',
      'auth_time',
      'amr',
      'aud',
      'exp',
      'iat',
      'jti',
      'client_id',
    ],
    claims_parameter_supported: false,
    service_documentation: 'http://docs.cloudfoundry.org/api/uaa/',
    ui_locales_supported: ['en-US'],
    code_challenge_methods_supported: ['S256', 'plain'],
  }
}

/** One public key as GET /token_key gives it; GET /token_keys lists them under `keys`. */
export function presentKey(key: SigningKey) {
  const { n, e } = key.publicJwk
  return { kty: 'RSA', e, use: 'sig', kid: key.kid, alg: 'RS256', value: key.publicPem, n }
}

/** GET /login and /info as JSON: what a client asks its user for. */
export function loginInfo(base: string) {
  return {
    app: { version: VERSION },
    links: { uaa: base, login: base, passwd: '/forgot_password', register: '/create_account' },
    zone_name: 'uaa',
    entityID: base.replace('http://', '').replaceAll(/[:/]/g, '-'),
    commit_id: '0000000',
    timestamp: '2026-01-01T00:00:00+0000',
    idpDefinitions: {},
    prompts: {
      username: ['text', 'Email'],
      password: ['password', 'Password'],
      passcode: ['password', `Temporary Authentication Code ( Get one at ${base}/passcode )`],
    },
  }
}

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
