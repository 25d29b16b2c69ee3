import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

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
