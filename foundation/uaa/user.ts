/** An account of the embedded UAA. `scopes` are its groups besides those that everybody has. */
export type SeedUser = { guid: string; name: string; email: string; scopes: string[] }

/** What a checked access token says. */
export type VerifiedToken = {
  userGuid: string
  userName: string
  email: string
  origin: string
  scopes: string[]
}

export type Verification = { kind: 'missing' } | { kind: 'invalid' } | { kind: 'ok'; token: VerifiedToken }
