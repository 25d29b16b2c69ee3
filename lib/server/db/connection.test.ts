import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from './connection'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'journal-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

// @F33
it('a folder that is no database is named, and left as it is', async () => {
  const version = join(dataDir, 'journal', 'PG_VERSION')
  await mkdir(join(dataDir, 'journal'))
  await writeFile(version, 'not a version\n')
  await expect(openDatabase({ dataDir })).rejects.toThrow(join(dataDir, 'journal'))
  expect(await readFile(version, 'utf8')).toBe('not a version\n')
})
