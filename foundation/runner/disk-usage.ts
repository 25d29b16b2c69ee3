import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes that a folder takes on disk, as du counts: blocks, not lengths. What can't be read counts nothing. */
export async function diskUsage(directory: string): Promise<number> {
  let bytes = 0
  const waiting = [directory]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for await (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      bytes += await blocksOf(path)
    }
  }
  return bytes
}

async function* entriesOf(folder: string) {
  try {
    yield* await opendir(folder)
  } catch {
    // It was removed meanwhile.
  }
}

async function blocksOf(path: string): Promise<number> {
  const stat = await lstat(path).catch(() => undefined)
  return (stat?.blocks ?? 0) * 512
}
