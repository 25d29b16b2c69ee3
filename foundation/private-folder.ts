import { chmod, lstat, mkdir } from 'node:fs/promises'

type PrivateFolder = { kind: 'private' } | { kind: 'unsafe'; line: string }

const OTHERS_WRITE = 0o022

/**
 * Makes sure that a folder is there and nobody else's: a new one is for its owner alone whatever the umask; one that
 * others can write to, or a link in its place, is refused.
 */
export async function privateFolder(folder: string): Promise<PrivateFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  if (!found.isDirectory()) return { kind: 'unsafe', line: `FOUNDATION_DATA_DIR ${folder} is not a folder` }
  if ((found.mode & OTHERS_WRITE) !== 0) {
    return { kind: 'unsafe', line: `FOUNDATION_DATA_DIR ${folder} can be written to by others` }
  }
  await chmod(folder, 0o700)
  return { kind: 'private' }
}
