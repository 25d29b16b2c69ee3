import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../prepare/root.mjs'
import { idsDefined } from './house-rules.mjs'

/** Faults of docs/protocol.md that no test of their own names, each with why. */
const WITHOUT_A_TEST: Record<string, string> = {
  F03: 'a request is never tied to the browser’s: F02 cuts it off, F87 leaves it',
  F20: 'a look that is cut is a row that is looked for at the next start: F15',
  F36: 'the console shows no certificate of its own to an API; a handshake that fails is F35',
  F38: 'the console knows no outgoing proxy; what one would answer is F46',
  F82: 'the console serves one foundation yet, and shows nothing of another',
  F85: 'there is no creation in bulk yet',
  F86: 'a figure of the load tests; what is promised of each submission is F39',
}

const FOLDERS = ['e2e', 'lib', 'scripts']
const tests = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|e2e)\.tsx?$/.test(file) && !file.endsWith('fault-matrix.test.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
).join('\n')

it('tags a test with every fault, or says here why not', () => {
  const faults = idsDefined(readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8')).filter((id) =>
    id.startsWith('F'),
  )
  expect(faults).toHaveLength(93)
  const isTold = (id: string) => new RegExp(`@${id}\\b`).test(tests) || id in WITHOUT_A_TEST
  expect(faults.filter((id) => !isTold(id))).toEqual([])
})
