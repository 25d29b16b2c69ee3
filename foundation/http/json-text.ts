/** What a presenter gives: plain data, integers beyond 2^53 as bigint. */
export type Presented =
  | null
  | boolean
  | string
  | number
  | bigint
  | readonly Presented[]
  | { readonly [key: string]: Presented | undefined }

const ESCAPED: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** The text of an answer: exact integers, and the characters escaped that Rails escapes in JSON. */
export function jsonText(value: Presented): string {
  return written(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? character)
}

function written(value: Presented | undefined): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (isList(value)) return `[${value.map(written).join(',')}]`
  const parts: string[] = []
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) parts.push(`${JSON.stringify(key)}:${written(item)}`)
  }
  return `{${parts.join(',')}}`
}

function isList(value: object): value is readonly Presented[] {
  return Array.isArray(value)
}
