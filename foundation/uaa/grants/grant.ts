import type { Grant } from '../access-token'
import type { Client } from '../clients'
import type { UaaContext } from '../context'
import type { Refusal } from '../refusal'

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
