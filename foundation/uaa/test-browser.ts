import { createHash, randomBytes } from 'node:crypto'
import { PASSWORD, type UaaUnderTest } from './test-uaa'

/** A browser's part: it keeps the UAA's cookie and does not follow where it is sent. */
export type Browser = {
  get(path: string): Promise<Response>
  signIn(name: string, next: string): Promise<Response>
}

/** A browser that nobody has signed in with yet. */
export function aBrowser(uaa: UaaUnderTest): Browser {
  let cookie = ''
  const origin = new URL(uaa.base).origin
  const headers = () => ({ Cookie: cookie, Accept: 'text/html' })
  return {
    get: (path) => fetch(new URL(path, origin), { headers: headers(), redirect: 'manual' }),
    async signIn(name, next) {
      const response = await fetch(`${uaa.base}/login.do`, {
        method: 'POST',
        headers: { ...headers(), Origin: origin },
        body: new URLSearchParams({ username: name, password: PASSWORD, next }),
        redirect: 'manual',
      })
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
      return response
    },
  }
}

export const REDIRECT_URI = 'http://127.0.0.1:3000/login/callback'

/** The address that a client sends a browser to; parameters given replace the usual ones, undefined leaves one out. */
export function authorizePath(verifier: string, parameters: Record<string, string | undefined> = {}): string {
  const usual = {
    response_type: 'code',
    client_id: 'cf-task-console',
    redirect_uri: REDIRECT_URI,
    state: 'of the client',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...usual, ...parameters }))
    if (value !== undefined) query.set(name, value)
  return `/uaa/oauth/authorize?${query}`
}

/** Signs in and gets a code as a browser would. */
export async function authorizedCode(
  uaa: UaaUnderTest,
  name: string,
  parameters: Record<string, string> = {},
) {
  const verifier = randomBytes(32).toString('base64url')
  const browser = aBrowser(uaa)
  const path = authorizePath(verifier, parameters)
  await browser.signIn(name, path)
  const location = (await browser.get(path)).headers.get('location') ?? ''
  return {
    code: new URL(location).searchParams.get('code') ?? '',
    verifier,
    redirectUri: REDIRECT_URI,
    location,
  }
}
