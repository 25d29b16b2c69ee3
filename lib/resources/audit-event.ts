import * as z from 'zod/mini'
import { fact, textFact } from './fact'

const named = { guid: textFact, name: textFact }
const nobody = { guid: '', name: '' }

/** The fields of a v3 audit event that we read. What `data` holds depends on the type, app/repositories says how. */
export const auditEventSchema = z.object({
  guid: z.string(),
  created_at: z.string(),
  type: z.string(),
  actor: fact(z.object(named), nobody),
  target: fact(z.object({ ...named, type: textFact }), { ...nobody, type: '' }),
  data: fact(z.unknown(), undefined),
})

export type AuditEvent = z.infer<typeof auditEventSchema>

const objectSchema = z.record(z.string(), z.unknown())

/** What stands in an event's data under these keys, one within the other; undefined where there is none. */
export function dataAt(data: unknown, ...keys: string[]): unknown {
  let value = data
  for (const key of keys) {
    const read = z.safeParse(objectSchema, value)
    if (!read.success || !Object.hasOwn(read.data, key)) return undefined
    value = read.data[key]
  }
  return value
}

/** The same where it is a text that is not empty. */
export function textAt(data: unknown, ...keys: string[]): string | undefined {
  const value = dataAt(data, ...keys)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The same where it is a whole number. */
export function numberAt(data: unknown, ...keys: string[]): number | undefined {
  const value = dataAt(data, ...keys)
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** The keys of what an event's request asked for. */
export function requestKeys(data: unknown): string[] {
  const read = z.safeParse(objectSchema, dataAt(data, 'request'))
  return read.success ? Object.keys(read.data) : []
}
