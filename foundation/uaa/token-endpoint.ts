import type { Context } from 'hono'
import { authenticateClient, type Client, type GrantType } from './clients'
import { baseOf, type UaaContext } from './context'
import { codeGrant, type GrantRequest, type GrantResult, passwordGrant, refreshGrant } from './grants'
import { issueTokens } from './issue-tokens'
import {
  clientMismatch,
  grantNotAllowed,
  invalidGrant,
  invalidRequest,
  missingGrantType,
  parametersInAddress,
  type Refusal,
  readForm,
  refuse,
  unsupportedGrantType,
} from './refusal'

const GRANTS: Record<GrantType, (request: GrantRequest) => Promise<GrantResult>> = {
  password: passwordGrant,
  refresh_token: refreshGrant,
  authorization_code: codeGrant,
}

/** Grants that a UAA has and no client here may use. */
const FOR_OTHERS = new Set([
  'client_credentials',
  'user_token',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
])

/** These may stand in the body only; the CLI does send `login_hint` in the address. */
const BODY_ONLY = ['grant_type', 'username', 'password', 'passcode', 'client_secret', 'refresh_token', 'code']

/**
 * POST /oauth/token. Order as in the UAA: the client, then (for a password) the user, then the request as such
 * (TokenEndpoint), then whether the client may use the grant and the grant's own checks.
 */
export async function token(c: Context, uaa: UaaContext): Promise<Response> {
  const address = new URL(c.req.url)
  if (BODY_ONLY.some((name) => address.searchParams.has(name))) return refuse(c, parametersInAddress)
  const form = await readForm(c)
  const authenticated = authenticateClient(c.req.header('authorization'), form)
  if (authenticated.kind === 'refused') return refuse(c, authenticated)
  const { client, withoutSecret } = authenticated
  const request = { uaa, client, withoutSecret, form, issuer: `${baseOf(c.req.url)}/oauth/token` }
  const signedIn = form.get('grant_type') === 'password' ? await passwordGrant(request) : undefined
  if (signedIn?.kind === 'refused') return refuse(c, signedIn)
  const grantType = allowedGrant(client, form)
  if (typeof grantType !== 'string') return refuse(c, grantType)
  const result = signedIn ?? (await GRANTS[grantType](request))
  if (result.kind === 'refused') return refuse(c, result)
  const answer = await issueTokens(uaa, result.grant, result.refreshToken)
  return c.json(answer, 200, { 'Cache-Control': 'no-store', Pragma: 'no-cache' })
}

function allowedGrant(client: Client, form: URLSearchParams): GrantType | Refusal {
  const asked = form.get('grant_type')
  const named = form.get('client_id')
  if (named !== null && named !== client.client_id) return clientMismatch
  if (asked === null || asked.trim() === '') return missingGrantType
  if (asked === 'implicit') return invalidGrant('Implicit grant type not supported from token endpoint')
  if (asked === 'refresh_token' && !form.has('refresh_token'))
    return invalidRequest('refresh_token parameter not provided')
  if (FOR_OTHERS.has(asked)) return grantNotAllowed
  if (!isGrantType(asked)) return unsupportedGrantType
  return client.grants.includes(asked) ? asked : grantNotAllowed
}

function isGrantType(text: string): text is GrantType {
  return Object.hasOwn(GRANTS, text)
}
