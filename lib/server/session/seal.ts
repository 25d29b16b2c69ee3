import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** 32 bytes. */
export type SealingKey = Uint8Array

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a token for the database: AES-256-GCM with a fresh nonce, bound to what it is of (session and column), so that
 * a row copied into another session does not open (S41). Gives base64url of nonce, tag and ciphertext.
 */
export function seal(key: SealingKey, of: string, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(of))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** The token that was sealed, or undefined where key or `of` differ or the text was changed. */
export function unseal(key: SealingKey, of: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(of))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    return text.toString('utf8')
  } catch {
    return undefined
  }
}

/**
 * The key that seals tokens, derived by HKDF (RFC 5869) from SESSION_SECRET or, where that is unset, from a secret
 * made once and kept in `{dataDir}/session-secret`, readable by its owner only.
 */
export async function sessionKeys({
  dataDir,
  secret,
}: {
  dataDir: string
  secret?: string
}): Promise<SealingKey> {
  const material = secret ?? (await keptSecret(dataDir))
  return new Uint8Array(hkdfSync('sha256', material, 'cf-task-console', 'tokens at rest', 32))
}

async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'session-secret')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    // `wx`: of two first starts one writes, the other reads what was written.
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
    await chmod(file, 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
