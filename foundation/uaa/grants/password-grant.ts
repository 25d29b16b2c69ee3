import { takePasscode } from '../passcodes'
import { badCredentials, unauthorized } from '../refusal'
import { grantedScopes } from '../scopes'
import type { GrantRequest, GrantResult } from './grant'

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
