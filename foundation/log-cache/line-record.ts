import { z } from 'zod'
import type { LogLine } from './log-line'

const named = z.object({ guid: z.string(), name: z.string() })

const recordSchema = z.object({
  t: z.string().regex(/^-?\d{1,19}$/),
  s: z.string(),
  i: z.string(),
  e: z.literal(1).optional(),
  p: z.base64(),
  o: z.object({ app: named, space: named, organization: named }).optional(),
})

export type Owners = Pick<LogLine, 'app' | 'space' | 'organization'>

/** Whether both name the same app, space and organization. */
export function sameOwners(a: Owners | undefined, b: Owners): boolean {
  if (a === undefined) return false
  return (
    a.app.name === b.app.name &&
    a.space.guid === b.space.guid &&
    a.space.name === b.space.name &&
    a.organization.guid === b.organization.guid &&
    a.organization.name === b.organization.name
  )
}

/** A line as one row of the app's file, line break included. The names are written only where they changed. */
export function toRecord(line: LogLine, before: Owners | undefined): string {
  const owners = sameOwners(before, line)
    ? undefined
    : { app: line.app, space: line.space, organization: line.organization }
  return `${JSON.stringify({
    t: line.timestampNs.toString(),
    s: line.sourceType,
    i: line.instanceId,
    e: line.type === 'ERR' ? 1 : undefined,
    p: Buffer.from(line.payload).toString('base64'),
    o: owners,
  })}\n`
}

/** The line of one row, or undefined for what is no row: a killed process may leave half of one. */
export function fromRecord(text: string, before: Owners | undefined): LogLine | undefined {
  const parsed = recordSchema.safeParse(jsonOrUndefined(text))
  if (!parsed.success) return undefined
  const { t, s, i, e, p, o } = parsed.data
  const owners = o ?? before
  if (owners === undefined) return undefined
  return {
    timestampNs: BigInt(t),
    sourceType: s,
    instanceId: i,
    type: e === 1 ? 'ERR' : 'OUT',
    payload: Buffer.from(p, 'base64'),
    app: owners.app,
    space: owners.space,
    organization: owners.organization,
  }
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
