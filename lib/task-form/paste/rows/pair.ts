import { parseJson, scalarText } from '../read-body'

/** Labels or annotations that were pasted; `leftOut` names what is none. */
export type ReadRows = { rows: Pair[]; leftOut: string[] }

type Pair = { key: string; value: string }

const QUOTED = /^("(?:[^"\\]|\\.)*"|'[^']*')\s*[,;]?\s*(?:(?:#|\/\/).*)?$/s

/** Text without the quotes around it, and without the comma or comment behind them. */
function unquoted(text: string): string {
  const trimmed = text.trim()
  const quoted = QUOTED.exec(trimmed)?.[1] ?? trimmed
  if (/^".*"$/s.test(quoted)) return scalarText(parseJson(quoted)) ?? quoted.slice(1, -1)
  return /^'.*'$/s.test(quoted) ? quoted.slice(1, -1).replaceAll("''", "'") : quoted
}

/** `key=value`, with or without quotes and blanks. */
export function pairIn(line: string): Pair | undefined {
  const at = line.indexOf('=')
  if (at < 0) return undefined
  const key = unquoted(line.slice(0, at).replace(/^\s*export\s+/, ''))
  return { key, value: unquoted(line.slice(at + 1)) }
}
