import type { Context } from 'hono'
import { authenticateClient, type Client, type GrantType } from './clients'
import { baseOf, type UaaContext } from './context'
import { codeGrant } from './grants/code-grant'
import type { GrantRequest, GrantResult } from './grants/grant'
import { passwordGrant } from './grants/password-grant'
import { refreshGrant } from './grants/refresh-grant'
import { issueTokens } from './issue-tokens'
import {
  grantNotAllowed,
  invalidGrant,
  missingGrantType,
  parametersInAddress,
  type Refusal,
  unsupportedGrantType,
} from './refusal'
import { readForm, refuse } from './respond'

const GRANTS: Record<GrantType, (request: GrantRequest) => Promise<GrantResult>> = {
  password: passwordGrant,
  refresh_token: refreshGrant,
  authorization_code: codeGrant,
}

/** These may stand in the body only; the CLI does send `login_hint` in the address. */
const BODY_ONLY = ['grant_type', 'username', 'password', 'passcode', 'client_secret', 'refresh_token', 'code']

/** POST /oauth/token; order as in UaaTokenEndpoint and TokenEndpoint: client, grant type, then the grant's own checks. */
export async function token(c: Context, uaa: UaaContext): Promise<Response> {
  const address = new URL(c.req.url)
  if (BODY_ONLY.some((name) => address.searchParams.has(name))) return refuse(c, parametersInAddress())
  const form = await readForm(c)
  const authenticated = authenticateClient(c.req.header('authorization'), form)
  if (authenticated.kind === 'refused') return refuse(c, authenticated)
  const { client, withoutSecret } = authenticated
  const grantType = allowedGrant(client, form.get('grant_type'))
  if (typeof grantType !== 'string') return refuse(c, grantType)
  const issuer = `${baseOf(c.req.url)}/oauth/token`
  const result = await GRANTS[grantType]({ uaa, client, withoutSecret, form, issuer })
  if (result.kind === 'refused') return refuse(c, result)
  const answer = await issueTokens(uaa, result.grant, result.refreshToken)
  return c.json(answer, 200, { 'Cache-Control': 'no-store', Pragma: 'no-cache' })
}

function allowedGrant(client: Client, asked: string | null): GrantType | Refusal {
  if (asked === null || asked.trim() === '') return missingGrantType()
  if (asked === 'implicit') return invalidGrant('Implicit grant type not supported from token endpoint')
  if (!isGrantType(asked)) return unsupportedGrantType()
  return client.grants.includes(asked) ? asked : grantNotAllowed()
}

function isGrantType(text: string): text is GrantType {
  return Object.hasOwn(GRANTS, text)
}
