import { readFileSync } from 'node:fs'
import * as z from 'zod'

const repeated = z.object({
  repeat: z.string(),
  times: z.number(),
  prefix: z.string().default(''),
  suffix: z.string().default(''),
})
const inputSchema = z.object({
  id: z.string(),
  kind: z.string(),
  value: z.union([z.string(), repeated]),
  why: z.string(),
})

/** The hostile inputs of one kind as texts, each with its number and what must come of it. */
export function hostileTexts(kind: string): { id: string; value: string; why: string }[] {
  const file = new URL('../../lib/task-form/testing/hostile-inputs.json', import.meta.url)
  return z
    .array(inputSchema)
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .filter((input) => input.kind === kind)
    .map(({ id, value, why }) => {
      if (typeof value === 'string') return { id, value, why }
      return { id, why, value: value.prefix + value.repeat.repeat(value.times) + value.suffix }
    })
}
