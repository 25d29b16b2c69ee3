import type { Accounts } from './accounts'
import type { Client } from './clients'
import { invalidScope, type Refusal } from './refusal'
import type { SeedUser } from './user'

export type Scopes = { kind: 'scopes'; scopes: string[] } | Refusal

/**
 * What a token may be used for: what the client may ask and the user has, narrowed to what was asked for.
 * A scope that the client may not ask for is refused (UaaAuthorizationRequestManager); one the user has not is left out.
 */
export function grantedScopes(
  accounts: Accounts,
  client: Client,
  user: SeedUser,
  asked: string | null,
): Scopes {
  const wanted = asked === null || asked.trim() === '' ? undefined : asked.trim().split(/\s+/)
  const wrong = wanted?.find((scope) => !client.scopes.includes(scope))
  if (wrong !== undefined)
    return invalidScope(`${wrong} is invalid. Please use a valid scope name in the request`)
  const groups = accounts.groupsOf(user)
  const scopes = client.scopes.filter((scope) => groups.includes(scope) && (wanted?.includes(scope) ?? true))
  if (scopes.length > 0) return { kind: 'scopes', scopes }
  return invalidScope(
    `[${(wanted ?? []).join(', ')}] is invalid. This user is not allowed any of the requested scopes`,
  )
}
