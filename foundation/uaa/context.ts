import type { Accounts } from './accounts'
import type { Issuer } from './issue-tokens'

/** What every endpoint of the UAA works with. */
export type UaaContext = Issuer & { accounts: Accounts }

/** The address of this UAA as the request was sent to it; a proxy in front has a port of its own. */
export function baseOf(requestUrl: string): string {
  return `http://${new URL(requestUrl).host}/uaa`
}
