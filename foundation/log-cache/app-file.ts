import { appendFile, open, readFile, rename, writeFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
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

type Owners = Pick<LogLine, 'app' | 'space' | 'organization'>

/** Whether both name the same app, space and organization. */
function sameOwners(a: Owners | undefined, b: Owners): boolean {
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
function toRecord(line: LogLine, before: Owners | undefined): string {
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
function fromRecord(text: string, before: Owners | undefined): LogLine | undefined {
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

/** A full file is read in steps, so that requests are answered in between. */
const ROWS_AT_A_TIME = 2000

/**
 * The file of one app: rows are appended in the order of `append`, one write at a time,
 * and rewritten when most of them are no longer kept.
 */
export class AppFile {
  #pending: string[] = []
  #owners: Owners | undefined
  #bytes = 0
  #writing: Promise<void> = Promise.resolve()
  #scheduled = false
  #rewriting = false

  constructor(readonly path: string) {}

  /** Bytes of the file once everything is written. */
  get bytes(): number {
    return this.#bytes
  }

  /** The lines in the file; rows that can't be read are left out. No file is no lines. */
  async read(): Promise<LogLine[]> {
    const text = await readFile(this.path, 'utf8').catch(absentAsEmpty)
    this.#bytes = Buffer.byteLength(text)
    if (text !== '' && !text.endsWith('\n')) await this.#endTornRow()
    const lines: LogLine[] = []
    for (const row of text.split('\n')) {
      const line = fromRecord(row, this.#owners)
      if (line === undefined) continue
      lines.push(line)
      this.#owners = line
      if (lines.length % ROWS_AT_A_TIME === 0) await setImmediate()
    }
    // Half a row may have named new owners.
    if (!text.endsWith('\n')) this.#owners = undefined
    return lines
  }

  append(line: LogLine): void {
    this.#add(line)
    if (this.#scheduled) return
    this.#scheduled = true
    void this.#afterwards(() => {
      this.#scheduled = false
      return this.#flush()
    })
  }

  /** Replaces the content by the lines that `kept` gives when its turn comes, rows still waiting included. */
  rewrite(kept: () => LogLine[]): void {
    if (this.#rewriting) return
    this.#rewriting = true
    void this.#afterwards(async () => {
      this.#rewriting = false
      this.#pending = []
      this.#owners = undefined
      this.#bytes = 0
      for (const line of kept()) this.#add(line)
      const text = this.#pending.join('')
      this.#pending = []
      const next = `${this.path}.next`
      await writeFile(next, text, { mode: 0o600 })
      await rename(next, this.path)
    })
  }

  /** Resolves when everything appended so far is in the file. */
  written(): Promise<void> {
    return this.#writing
  }

  #add(line: LogLine): void {
    const row = toRecord(line, this.#owners)
    this.#owners = line
    this.#bytes += row.length
    this.#pending.push(row)
  }

  /** A full disk costs rows, never the lines in memory; the next row names its owners again. */
  #afterwards(write: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(write).catch(() => {
      this.#owners = undefined
    })
    return this.#writing
  }

  async #flush(): Promise<void> {
    const text = this.#pending.join('')
    this.#pending = []
    if (text !== '') await appendFile(this.path, text, { mode: 0o600 })
  }

  async #endTornRow(): Promise<void> {
    const file = await open(this.path, 'a')
    await file.write('\n')
    await file.close()
    this.#bytes += 1
  }
}

function absentAsEmpty(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}
