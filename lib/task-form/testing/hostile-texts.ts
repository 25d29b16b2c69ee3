import * as z from 'zod/mini'
import inputs from './hostile-inputs.json'

const repeated = z.object({
  repeat: z.string(),
  times: z.number(),
  prefix: z.optional(z.string()),
  suffix: z.optional(z.string()),
})
const schema = z.array(z.object({ id: z.string(), kind: z.string(), value: z.unknown(), why: z.string() }))
const all = schema.parse(inputs)

/** The hostile inputs of one kind as texts, each with its number and what must come of it. */
export function hostileTexts(kind: string): { id: string; value: string; why: string }[] {
  return all.flatMap((input) => {
    if (input.kind !== kind) return []
    if (typeof input.value === 'string') return [{ id: input.id, value: input.value, why: input.why }]
    const { repeat, times, prefix = '', suffix = '' } = repeated.parse(input.value)
    return [{ id: input.id, value: prefix + repeat.repeat(times) + suffix, why: input.why }]
  })
}
