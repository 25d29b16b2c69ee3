import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { grantedScopes, type SeedUser } from './accounts'
import { type Client, findClient } from './clients'
import { issueAuthorizationCode } from './codes'
import type { UaaContext } from './context'

type AuthorizeAnswer =
  | { kind: 'sign-in' }
  | { kind: 'page'; text: string }
  | { kind: 'redirect'; location: string }

/** RFC 7636; what PkceValidationService takes as a challenge. */
const CHALLENGE = /^[\w.~-]{43,128}$/

/**
 * GET /oauth/authorize; order as in UaaAuthorizationEndpoint. Until client and address are known to belong together
 * the user is told here, after that errors go back to the address. Approval is not asked for: both clients are the
 * foundation's own.
 */
export async function authorize(
  uaa: UaaContext,
  query: URLSearchParams,
  user: SeedUser | undefined,
): Promise<AuthorizeAnswer> {
  const client = findClient(query.get('client_id') ?? undefined)
  if (client === undefined)
    return { kind: 'page', text: `No client with requested id: ${query.get('client_id') ?? ''}` }
  const redirectUri = query.get('redirect_uri')
  if (!client.grants.includes('authorization_code'))
    return {
      kind: 'page',
      text: 'A redirect_uri can only be used by implicit or authorization_code grant types.',
    }
  if (redirectUri === null || !client.redirectUris.some((allowed) => allowed.test(redirectUri)))
    return {
      kind: 'page',
      text: `Invalid redirect ${redirectUri} did not match one of the registered values`,
    }
  const wrong = wrongRequest(client, query)
  if (wrong !== undefined) return back(redirectUri, query, wrong)
  if (user === undefined) return { kind: 'sign-in' }
  const granted = grantedScopes(uaa.accounts, client, user, query.get('scope'))
  if (granted.kind === 'refused')
    return back(redirectUri, query, { error: granted.error, error_description: granted.error_description })
  const code = await issueAuthorizationCode(
    uaa.db,
    {
      user_guid: user.guid,
      client_id: client.client_id,
      redirect_uri: redirectUri,
      scopes: granted.scopes,
      code_challenge: query.get('code_challenge'),
      code_challenge_method: query.get('code_challenge_method'),
      nonce: query.get('nonce'),
    },
    uaa.now(),
  )
  return back(redirectUri, query, { code })
}

function wrongRequest(client: Client, query: URLSearchParams): Record<string, string> | undefined {
  const invalid = (error_description: string) => ({ error: 'invalid_request', error_description })
  const responseType = query.get('response_type')
  if (responseType === null) return invalid('Missing response_type in authorization request')
  if (responseType !== 'code')
    return { error: 'unsupported_response_type', error_description: 'Unsupported response types' }
  if (query.get('nonce')?.includes('\0')) return invalid('Invalid nonce')
  const challenge = query.get('code_challenge')
  const method = query.get('code_challenge_method') ?? 'plain'
  if (challenge === null)
    return client.isPublic ? invalid('Code challenge is required for a public client.') : undefined
  if (!CHALLENGE.test(challenge))
    return invalid(
      'Code challenge length must between 43 and 128 and use only [A-Z],[a-z],[0-9],_,.,-,~ characters.',
    )
  return method === 'S256' || method === 'plain'
    ? undefined
    : invalid('Unsupported code challenge method. Supported: [S256, plain]')
}

/** To the client's address with what it has to know; its state comes back as it was. */
function back(
  redirectUri: string,
  query: URLSearchParams,
  parameters: Record<string, string>,
): AuthorizeAnswer {
  const location = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value)
  const state = query.get('state')
  if (state !== null) location.searchParams.set('state', state)
  return { kind: 'redirect', location: location.href }
}

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:12vh auto;padding:0 1rem;color:#1b1f24}
label{display:block;margin:1rem 0 .25rem}input,button{font:inherit;padding:.5rem .75rem;width:100%;box-sizing:border-box}
button{margin-top:1.5rem;cursor:pointer}code{font-size:1.1rem;overflow-wrap:anywhere}[role=alert]{color:#a40e26}`

/** Nothing runs on these pages, nothing frames them, and their forms go nowhere else but where they say. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

/** A page of the UAA with a heading; `status` when it tells of something wrong. */
export function page(c: Context, heading: string, content: Markup, status: 200 | 400 | 401 | 403 = 200) {
  c.header('Content-Security-Policy', POLICY)
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Frame-Options', 'DENY')
  c.header('X-Content-Type-Options', 'nosniff')
  return c.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>${heading}</title>
<meta name="viewport" content="width=device-width" /><style>${raw(STYLE)}</style></head>
<body><main><h1>${heading}</h1>${content}</main></body></html>`,
    status,
  )
}
