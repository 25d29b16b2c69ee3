import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../config'

const COOKIE_VALUE = /^[A-Za-z0-9_-]{43}$/

/**
 * Name and attributes of the session cookie (S01). Under https the `__Host-` prefix ties it to this very host.
 * Without TLS, which only loopback may use, the name holds the port, since cookies ignore ports.
 */
export function sessionCookie(config: Pick<Config, 'publicUrl' | 'port'>) {
  const isSecure = config.publicUrl?.startsWith('https://') ?? false
  return {
    name: isSecure ? '__Host-task-console' : `task-console-${config.port}`,
    options: { httpOnly: true, secure: isSecure, sameSite: 'lax' as const, path: '/' },
  }
}

/** A new cookie value of 256 random bits. */
export const newCookieValue = (): string => randomBytes(32).toString('base64url')

/** What the database knows of a cookie's value; undefined where the text can't be one of ours. */
export function idHashOf(cookieValue: string | undefined): string | undefined {
  if (cookieValue === undefined || !COOKIE_VALUE.test(cookieValue)) return undefined
  return createHash('sha256').update(cookieValue).digest('hex')
}
