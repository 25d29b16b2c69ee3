import { badCredentials, notAuthenticated, type Refusal } from './refusal'
import { sameSecret } from './signing-key'

export type GrantType = 'password' | 'refresh_token' | 'authorization_code'

/** A registered client. A public one may leave its (empty) secret out and then must use PKCE with S256. */
export type Client = {
  client_id: string
  secret: string
  grants: GrantType[]
  scopes: string[]
  isPublic: boolean
  redirectUris: RegExp[]
}

/** `cf` as cf-deployment registers it; the console's own has the scopes that a console needs. */
const CLIENTS: Client[] = [
  {
    client_id: 'cf',
    secret: '',
    grants: ['password', 'refresh_token'],
    scopes: [
      'clients.read',
      'cloud_controller.admin',
      'cloud_controller.admin_read_only',
      'cloud_controller.global_auditor',
      'cloud_controller.read',
      'cloud_controller.write',
      'doppler.firehose',
      'network.admin',
      'network.write',
      'openid',
      'password.write',
      'routing.router_groups.read',
      'routing.router_groups.write',
      'scim.read',
      'scim.write',
      'uaa.user',
    ],
    isPublic: false,
    redirectUris: [],
  },
  {
    client_id: 'cf-task-console',
    secret: '',
    grants: ['authorization_code', 'refresh_token'],
    scopes: [
      'cloud_controller.admin',
      'cloud_controller.admin_read_only',
      'cloud_controller.global_auditor',
      'cloud_controller.read',
      'cloud_controller.write',
      'openid',
      'uaa.user',
    ],
    isPublic: true,
    // The console runs on this machine, on whatever port it was given.
    redirectUris: [/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?\/[\w./~%-]*$/],
  },
]

/** The registered client of that id. */
export function findClient(clientId: string | undefined): Client | undefined {
  return CLIENTS.find((client) => client.client_id === clientId)
}

type ClientAnswer = { kind: 'client'; client: Client; withoutSecret: boolean } | Refusal

/**
 * The client that a token request comes from: HTTP Basic, or client_id and client_secret in the body.
 * `withoutSecret` is true when a public client sent none at all, which only makes its refresh tokens one-way.
 */
export function authenticateClient(authorization: string | undefined, form: URLSearchParams): ClientAnswer {
  const sent = fromBasic(authorization) ?? fromForm(form)
  if (sent === undefined) return notAuthenticated
  const client = findClient(sent.id)
  if (client === undefined) return badCredentials
  if (sent.secret === undefined)
    return client.isPublic ? { kind: 'client', client, withoutSecret: true } : badCredentials
  if (!sameSecret(sent.secret, client.secret)) return badCredentials
  return { kind: 'client', client, withoutSecret: false }
}

type Sent = { id: string; secret: string | undefined }

function fromBasic(authorization: string | undefined): Sent | undefined {
  const encoded = /^basic +([\w+/=-]*)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const decoded = Buffer.from(encoded, 'base64').toString()
  const colon = decoded.indexOf(':')
  if (colon < 0) return { id: decoded, secret: undefined }
  return { id: formDecoded(decoded.slice(0, colon)), secret: formDecoded(decoded.slice(colon + 1)) }
}

function fromForm(form: URLSearchParams): Sent | undefined {
  const id = form.get('client_id')
  return id === null ? undefined : { id, secret: form.get('client_secret') ?? undefined }
}

/** RFC 6749 2.3.1: both halves are form-encoded before they are joined. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
