import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'
import type { Db } from '../db/open-database'
import { uaaSigningKeys } from './tables'

const jwkSchema = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string() })

export type SigningKey = {
  kid: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  publicJwk: { n: string; e: string }
  publicPem: string
}

/** The key that signs tokens, made at the first start and kept, so that tokens outlive a restart. */
export async function loadSigningKey(db: Db): Promise<SigningKey> {
  const [stored] = await db.select().from(uaaSigningKeys).orderBy(asc(uaaSigningKeys.created_at)).limit(1)
  if (stored !== undefined) return fromJwk(stored.kid, stored.private_jwk)
  const kid = `key-${randomId().slice(0, 8)}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  await db.insert(uaaSigningKeys).values({ kid, private_jwk: jwk, created_at: new Date() })
  return fromJwk(kid, jwk)
}

async function fromJwk(kid: string, stored: unknown): Promise<SigningKey> {
  const jwk = jwkSchema.parse(stored)
  const publicJwk = { kty: jwk.kty, n: jwk.n, e: jwk.e }
  const privateKey = await importJWK(jwk, 'RS256')
  const publicKey = await importJWK(publicJwk, 'RS256', { extractable: true })
  return { kid, privateKey, publicKey, publicJwk, publicPem: await exportSPKI(publicKey) }
}

/** SHA-256 in hex: what is kept of a token, so that a copied database opens nothing. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether two secrets are the same, in a time that tells neither content nor length. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)))
}

/** 128 random bits as 32 hex digits: the shape of the UAA's token ids. */
export function randomId(): string {
  return randomBytes(16).toString('hex')
}
