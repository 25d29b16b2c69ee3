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
  return nativeOrExact(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? character)
}

/** The engine's own writer is five times as fast, and throws where an integer needs ours. */
function nativeOrExact(value: Presented): string {
  try {
    return JSON.stringify(value)
  } catch {
    return written(value)
  }
}

/** An integer as presenters give it: a number where that is exact. */
export function exactInteger(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
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
