import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const FOLDER = new URL('cases/', import.meta.url)
const index = z.number().check(z.int(), z.minimum(0))

const caseSchema = z.strictObject({
  id: z.string(),
  cause: z.string(),
  /** A second cause that would be as right. */
  also: z.optional(z.string()),
  command: z.string(),
  /** The task's `result.failure_reason`. */
  reason: z.string(),
  state: z.literal('FAILED'),
  memory_in_mb: z.number(),
  disk_in_mb: z.number(),
  /** Milliseconds since the start, stream and text of each line, in order of arrival. */
  lines: z.array(z.tuple([z.number(), z.enum(['OUT', 'ERR']), z.string()])),
  /** Lines that carry the cause. */
  for: z.array(index),
  /** Lines that no good verdict quotes as evidence. */
  misleading: z.array(index),
  /** What ran for real and failed, or what only a platform could say, in its sources' words. */
  how: z.enum(['recorded', 'platform']),
})

export type Case = z.infer<typeof caseSchema> & { kind: string }

/**
 * The failed tasks whose cause is known, for tests of what says why a task failed. `record.mjs` wrote them; each carries the
 * kind of program that it is of, the name of its file.
 */
export function readCorpus(): Case[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  return files.flatMap((file) => {
    const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')))
    return cases.map((one) => ({ ...one, kind: file.replace('.json', '') }))
  })
}
