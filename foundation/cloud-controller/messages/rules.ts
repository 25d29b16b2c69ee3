import { Decimal, type Json, type JsonObject } from '../../http/json'
import { characters, rubyText } from './ruby-text'

/** A rule of a message: the texts it adds after the name of the field. */
export type Rule = (value: Json) => string[]
type Bound = { above: bigint; atMost?: bigint }

const INTEGER = /^[+-]?\d+$/
/** What `Kernel.Float` reads. */
const FLOAT =
  /^[\t-\r ]*[+-]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?[\t-\r ]*$/
const HEXADECIMAL =
  /^[\t-\r ]*[+-]?0x[\da-f]+(?:_[\da-f]+)*(?:\.[\da-f]+(?:_[\da-f]+)*)?(?:p[+-]?\d+)?[\t-\r ]*$/i

/** `numericality: { only_integer: true, … }, allow_nil: true` of ActiveModel. */
export function integerRule({ above, atMost }: Bound): Rule {
  return (value) => {
    if (value === null) return []
    if (!isNumber(value)) return ['is not a number']
    const text = rubyText(value)
    if (!INTEGER.test(text)) return ['must be an integer']
    const number = integerOf(text)
    if (number <= above) return [`must be greater than ${above}`]
    if (atMost !== undefined && number > atMost) return [`must be less than or equal to ${atMost}`]
    return []
  }
}

/** `guid: true` of app/messages/validators.rb: 1 to 200 characters of text. */
export const guidRule: Rule = (value) => {
  const length = typeof value === 'string' ? characters(value) : 0
  return [
    ...(typeof value === 'string' ? [] : ['must be a string']),
    ...(length >= 1 && length <= 200 ? [] : ['must be between 1 and 200 characters']),
  ]
}

/** `string: true, length: { in: 1..255 }, allow_nil: true` */
export const userRule: Rule = (value) => {
  if (value === null) return []
  const length = sizeOf(value)
  return [
    ...(typeof value === 'string' ? [] : ['must be a string']),
    ...(length >= 1 && length <= 255 ? [] : ['must be between 1 and 255 characters']),
  ]
}

/** The keys that a message does not know, in one sentence. */
export function unknownFields(body: JsonObject, known: readonly string[]): string[] {
  const unknown = [...body.keys()].filter((key) => !known.includes(key))
  return unknown.length === 0 ? [] : [`Unknown field(s): '${unknown.join("', '")}'`]
}

/** The integer that text which passed the integer rule stands for, sign and leading zeros included. */
export function integerOf(text: string): bigint {
  return BigInt(text.replace(/^\+/, ''))
}

/** `value` at the end of a path of keys, null where there is none. */
export function dig(value: Json | undefined, ...path: string[]): Json {
  let found: Json | undefined = value
  for (const key of path) found = isObject(found) ? found.get(key) : null
  return found ?? null
}

/** Tells an object of JSON from everything else. */
export function isObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map
}

/** Tells what was written with a fraction or an exponent from everything else. */
export function isFraction(value: Json): boolean {
  return typeof value === 'number' || value instanceof Decimal
}

function isNumber(value: Json): boolean {
  if (typeof value === 'bigint' || isFraction(value)) return true
  if (typeof value !== 'string') return false
  // ActiveModel looks for the prefix at the very beginning only.
  return FLOAT.test(value) || (HEXADECIMAL.test(value) && !/^0x/i.test(value))
}

function sizeOf(value: Json): number {
  if (Array.isArray(value)) return value.length
  return isObject(value) ? value.size : characters(rubyText(value))
}
