import 'server-only'
import { hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealingKey } from './seal'

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
