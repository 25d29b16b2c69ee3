/** More than a body could write out. What is larger fills the original's memory; here it is infinite, or nothing. */
const EXPONENT_MAX = 1_000_000

/** A number with a fraction or an exponent, exactly as it was written: `BigDecimal` of Ruby. */
export class Decimal {
  readonly #sign: string
  /** Without zeros at either end; none are zero itself. */
  readonly #digits: string
  /** The number is 0.digits times ten to this. */
  readonly #exponent: number

  /** Of a number of JSON. */
  constructor(source: string) {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
    const all = whole + fraction
    const leading = all.length - all.replace(/^0+/, '').length
    this.#sign = sign
    this.#digits = all.replace(/^0+/, '').replace(/0+$/, '')
    this.#exponent = whole.length - leading + Number(exponent)
  }

  /** `to_s` as ActiveSupport has it: never with an exponent. */
  toString(): string {
    const { size, digits, at } = this.#parts()
    if (size !== 'finite') return `${this.#sign}${size}`
    if (at <= 0) return `${this.#sign}0.${'0'.repeat(-at)}${digits}`
    const whole = digits.slice(0, at).padEnd(at, '0')
    return `${this.#sign}${whole}.${digits.slice(at) || '0'}`
  }

  /** `inspect`, which is what stands inside of a list: always with an exponent. */
  inspect(): string {
    const { size, digits, at } = this.#parts()
    return size === 'finite' ? `${this.#sign}0.${digits}e${at}` : `${this.#sign}${size}`
  }

  #parts() {
    const [digits, at] = [this.#digits, this.#exponent]
    if (digits === '' || at < -EXPONENT_MAX) return { size: '0.0' as const, digits, at }
    return { size: at > EXPONENT_MAX ? ('Infinity' as const) : ('finite' as const), digits, at }
  }
}

/**
 * A JSON value as the Cloud Controller's parser gives it: objects keep the order of their keys (integer-like ones
 * too), integers stay exact, and `1.0` stays different from `1`, because messages depend on all three.
 */
export type Json = null | boolean | string | bigint | number | Decimal | Json[] | JsonObject
export type JsonObject = ReadonlyMap<string, Json>

type ParsedJson = { kind: 'json'; value: Json } | { kind: 'malformed' } | { kind: 'lone-surrogate' }

class Malformed extends Error {}
class LoneSurrogate extends Error {}

const BLANK = /(?:[ \t\r\n]|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n|$))*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPES = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
/** How numbers with a fraction or an exponent are read: as they are written, or as near as a machine's number gets. */
export type Decimals = 'exact' | 'float'
/** `JSON.parse` of Ruby refuses deeper nesting. */
const MAX_DEPTH = 100

/**
 * Parses a request body. Comments are tolerated, the last of two equal keys counts; `NaN`, a byte order mark and
 * single quotes are malformed. Measured; see "Bodies" of the reference.
 */
export function parseJson(text: string, decimals: Decimals = 'float'): ParsedJson {
  const reader = new Reader(text, decimals)
  try {
    return { kind: 'json', value: reader.document() }
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed' }
    if (error instanceof LoneSurrogate) return { kind: 'lone-surrogate' }
    throw error
  }
}

function wellFormed(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new LoneSurrogate()
  return text
}

class Reader {
  private at = 0

  constructor(
    private readonly text: string,
    private readonly decimals: Decimals,
  ) {}

  document(): Json {
    const value = this.value(0)
    this.blank()
    if (this.at < this.text.length) throw new Malformed()
    return value
  }

  private value(depth: number): Json {
    this.blank()
    const next = this.text[this.at]
    if (depth >= MAX_DEPTH && (next === '{' || next === '[')) throw new Malformed()
    if (next === '{') return this.object(depth)
    if (next === '[') return this.array(depth)
    if (next === '"') return this.string()
    if (this.take('true')) return true
    if (this.take('false')) return false
    if (this.take('null')) return null
    return this.number()
  }

  private object(depth: number): JsonObject {
    const entries = new Map<string, Json>()
    this.at += 1
    this.blank()
    if (this.take('}')) return entries
    for (;;) {
      this.blank()
      if (this.text[this.at] !== '"') throw new Malformed()
      const key = this.string()
      this.blank()
      if (!this.take(':')) throw new Malformed()
      entries.set(key, this.value(depth + 1))
      this.blank()
      if (this.take('}')) return entries
      if (!this.take(',')) throw new Malformed()
    }
  }

  private array(depth: number): Json[] {
    const items: Json[] = []
    this.at += 1
    this.blank()
    if (this.take(']')) return items
    for (;;) {
      items.push(this.value(depth + 1))
      this.blank()
      if (this.take(']')) return items
      if (!this.take(',')) throw new Malformed()
    }
  }

  private string(): string {
    const parts: string[] = []
    this.at += 1
    for (;;) {
      parts.push(this.plainText())
      if (this.take('"')) return wellFormed(parts.join(''))
      if (!this.take('\\')) throw new Malformed()
      parts.push(this.escaped())
    }
  }

  /** Up to the next quote, backslash or control character. */
  private plainText(): string {
    const from = this.at
    for (;;) {
      const character = this.text[this.at]
      if (character === undefined || character === '"' || character === '\\' || character < ' ') break
      this.at += 1
    }
    return this.text.slice(from, this.at)
  }

  private escaped(): string {
    const letter = this.text[this.at]
    if (letter === undefined || letter < ' ') throw new Malformed()
    this.at += 1
    if (letter !== 'u') return ESCAPES.get(letter) ?? letter
    const hex = this.text.slice(this.at, this.at + 4)
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new Malformed()
    this.at += 4
    return String.fromCharCode(Number.parseInt(hex, 16))
  }

  private number(): bigint | number | Decimal {
    const digits = this.match(NUMBER)
    if (digits === '') throw new Malformed()
    if (/^-?\d+$/.test(digits)) return BigInt(digits)
    return this.decimals === 'exact' ? new Decimal(digits) : Number(digits)
  }

  private blank(): void {
    this.match(BLANK)
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false
    this.at += token.length
    return true
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }
}
