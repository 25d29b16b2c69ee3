import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SeedUser, Verification } from '../../uaa/user'

/** The bearer token of an account, as a cluster would have given it one; it changes with the password only. */
export function serviceToken(user: SeedUser, password: string): string {
  return createHmac('sha256', password).update(user.name).digest('base64url')
}

/** Who a bearer token stands for; any other scheme is no good. api/authorization/info_parser.go of korifi */
export function verifyServiceToken(
  users: readonly SeedUser[],
  password: string,
  authorization: string | undefined,
): Verification {
  if (authorization === undefined || authorization === '') return { kind: 'missing' }
  const bearer = /^bearer ([^ ]*)$/i.exec(authorization)?.[1]
  if (bearer === undefined) return { kind: 'invalid' }
  const user = users.find((one) => isEqual(serviceToken(one, password), bearer))
  if (user === undefined) return { kind: 'invalid' }
  const { guid, name, email, scopes } = user
  return { kind: 'ok', token: { userGuid: guid, userName: name, email, origin: 'uaa', scopes } }
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
