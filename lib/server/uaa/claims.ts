import 'server-only'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import * as z from 'zod'
import type { Foundation } from '../foundation'
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
type TokenUser = { id: string; name: string; origin: string; scopes: string[]; expiresAt: Date }

/**
 * What UAA may sign with: RSA and elliptic curves, each with the hashes that it offers. Never `none`, and nothing
 * symmetric (HS256): whoever may read the published key could sign with it. Which of these a key is for, its own `alg`
 * and type say (RFC 7517); a token that names another one is not believed.
 */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']

/**
 * Reads an access token after checking its signature against UAA's `/token_keys` and its times (S44). Undefined where
 * anything does not hold or the keys can't be read.
 */
export async function readClaims(
  foundation: Foundation,
  accessToken: string,
): Promise<TokenUser | undefined> {
  // Right after a change of keys, one UAA of several may still publish the old ones: an unknown key is asked for again.
  const verified = (await verifyOnce(foundation, accessToken)) ?? (await verifyOnce(foundation, accessToken))
  const claims = claimsSchema.safeParse(verified === 'refused' ? undefined : verified)
  if (!claims.success) return undefined
  const { user_id, user_name, origin, scope, exp } = claims.data
  return { id: user_id, name: user_name, origin, scopes: scope, expiresAt: new Date(exp * 1000) }
}

/** What the token says; undefined where no published key is its own. */
async function verifyOnce(
  foundation: Foundation,
  accessToken: string,
): Promise<JWTPayload | 'refused' | undefined> {
  const keys = await readKeys(foundation)
  if (!keys) return 'refused'
  try {
    const options = { algorithms: ALGORITHMS, clockTolerance: 60 }
    return (await jwtVerify(accessToken, createLocalJWKSet(keys), options)).payload
  } catch (error) {
    // What else fails does so by what UAA published or signed, such as a key that is too short: none is a bug of ours.
    return error instanceof errors.JWKSNoMatchingKey ? undefined : 'refused'
  }
}

async function readKeys(foundation: Foundation): Promise<JSONWebKeySet | undefined> {
  const reply = await send({
    agent: foundation.agents.reads,
    method: 'GET',
    url: `${foundation.uaa}/token_keys`,
    headers: { accept: 'application/json' },
    timeoutMs: 10_000,
    maxBytes: 1 << 20,
  })
  const keys = readAnswer(reply, keysSchema)
  return keys.kind === 'ok' ? keys.body : undefined
}
