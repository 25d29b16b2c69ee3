import { Decimal, type Json } from '../../http/json'

const ESCAPES = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\v', '\\v'],
  ['\b', '\\b'],
  ['\u0007', '\\a'],
  ['\u001b', '\\e'],
])

/** The text that Ruby's `to_s` gives for a parsed value: what is stored for it, and echoed in messages. */
export function rubyText(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  return value instanceof Decimal ? value.toString() : inspected(value)
}

/** `inspect` of Ruby 3.2; keys of objects are symbols by the time a message sees them. */
function inspected(value: Json): string {
  if (value === null) return 'nil'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return float(value)
  if (value instanceof Decimal) return value.inspect()
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(inspected).join(', ')}]`
  return `{${[...value].map(([key, item]) => `${symbol(key)}=>${inspected(item)}`).join(', ')}}`
}

/** Letters for some control characters, the number for everything else that can't be seen. */
function quoted(text: string): string {
  const escaped = [...text]
    .map((character) => ESCAPES.get(character) ?? unseen(character) ?? character)
    .join('')
  return `"${escaped.replace(/#(?=[{$@])/g, '\\#')}"`
}

function unseen(character: string): string | undefined {
  if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(character)) return undefined
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}

function symbol(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*[?!=]?$/.test(key) ? `:${key}` : `:${quoted(key)}`
}

/** `to_s` of a Float: with an exponent below 1e-4, from 1e15 on where it is whole, and else from 1e16 on. */
function float(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const size = Math.abs(value)
  const isLarge = size >= (Number.isInteger(value) ? 1e15 : 1e16)
  if (isLarge || (size !== 0 && size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    const power = Number(exponent)
    const padded = `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
    return `${digits.includes('.') ? digits : `${digits}.0`}e${padded}`
  }
  const plain = String(value)
  return plain.includes('.') ? plain : `${Object.is(value, -0) ? '-0' : plain}.0`
}

/** Length as Ruby counts it: code points, not UTF-16 units. */
export function characters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** `created_ats` as messages call it: `Created ats`. */
export function humanized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')
}
