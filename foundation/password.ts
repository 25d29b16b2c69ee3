import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Password = { password: string; file: string }

/**
 * The password of every account: the given one, else the one kept in the folder, else 128 random bits made now. It is
 * kept in a file that only its owner reads.
 */
export async function keptPassword(dataDir: string, given: string | undefined): Promise<Password> {
  const file = join(dataDir, 'password')
  const kept = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  )
  const password = given ?? (kept === '' ? randomBytes(16).toString('base64url') : kept)
  if (password !== kept) await writeFile(file, `${password}\n`, { mode: 0o600 })
  return { password, file }
}
