import { readFileSync } from 'node:fs'
import * as z from 'zod'

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string() })),
})

/** The id under which a browser of this build calls a server action. */
export function actionId(name: string): string {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')),
  )
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name)
  if (!found) throw new Error(`the build has no server action ${name}`)
  return found[0]
}

/** Arguments of an action as the browser sends them: JSON, in which a text that begins with `$` gets another one. */
export const encodeArguments = (values: readonly unknown[]): string =>
  JSON.stringify(values, (_key, value) =>
    typeof value === 'string' && value.startsWith('$') ? `$${value}` : value,
  )

/** The value that an action returned, out of the stream that answers it: the row that the first one points to. */
export function returnedValue(stream: string): unknown {
  const rows = new Map(
    stream.split('\n').flatMap((line): [string, string][] => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)]] : []
    }),
  )
  const head = z.object({ a: z.string() }).parse(JSON.parse(rows.get('0') ?? 'null'))
  const row = rows.get(head.a.replace(/^\$@?/, ''))
  if (row === undefined || /^[A-Z]/.test(row)) throw new Error(`the action returned no value: ${stream}`)
  return JSON.parse(row)
}

/** The id that a page carries, out of its HTML. */
export function ticketIn(html: string): unknown {
  const found = /\\"ticket\\":(\{[^}]*\})/.exec(html)?.[1]
  if (found === undefined) throw new Error(`the page carries no ticket:\n${html.slice(0, 2_000)}`)
  return JSON.parse(found.replaceAll('\\"', '"'))
}
