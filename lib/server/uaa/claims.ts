import 'server-only'
import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import * as z from 'zod'
import type { Foundation } from '../foundation/discover'
import { readAnswer } from '../http/answer'
import { send } from '../http/send'

const keysSchema = z.object({
  keys: z.array(z.object({ kty: z.string(), kid: z.string().optional() }).loose()),
})

const claimsSchema = z.object({
  user_id: z.string().min(1),
  user_name: z.string().min(1),
  origin: z.string().default('uaa'),
  scope: z.array(z.string()).default([]),
  exp: z.number(),
})

/** Who a token is for: foundation and `user_id` and origin identify, the name is for people (S46). */
export type TokenUser = { id: string; name: string; origin: string; scopes: string[]; expiresAt: Date }

/**
 * Reads an access token after checking its RS256 signature against UAA's `/token_keys` and its times (S44).
 * Undefined where anything does not hold or the keys can't be read.
 */
export async function readClaims(
  foundation: Foundation,
  accessToken: string,
): Promise<TokenUser | undefined> {
  const reply = await send({
    agent: foundation.agents.reads,
    method: 'GET',
    url: `${foundation.uaa}/token_keys`,
    headers: { accept: 'application/json' },
    timeoutMs: 10_000,
    maxBytes: 1 << 20,
  })
  const keys = readAnswer(reply, keysSchema)
  if (keys.kind !== 'ok') return undefined
  try {
    const verified = await jwtVerify(accessToken, createLocalJWKSet(keys.body), {
      algorithms: ['RS256'],
      clockTolerance: 60,
    })
    const claims = claimsSchema.safeParse(verified.payload)
    if (!claims.success) return undefined
    const { user_id, user_name, origin, scope, exp } = claims.data
    return { id: user_id, name: user_name, origin, scopes: scope, expiresAt: new Date(exp * 1000) }
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}
