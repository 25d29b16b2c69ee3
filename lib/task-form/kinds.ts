import { parseBytesPerSecond, parseMegabytes, printBytesPerSecond, printMegabytes } from '../size'
import type { Kind } from './fields'
import { countCharacters } from './metadata-rules'

/** A field's value in a request. A text where a number would lose digits in JavaScript: the API takes both. */
export type SentValue = string | number | { process: { guid: string } }

type KindRules = {
  /** What is allowed, in words, where a text is not; `most` is how many characters the API takes. */
  wrong(text: string, most?: number): string | undefined
  /** The value of a request; nothing where the text is empty, or can't be read. */
  toSent(text: string): SentValue | undefined
  /** The text that would be sent so; nothing where the value is none of this kind. */
  fromSent(value: unknown): string | undefined
  /** How what was typed is shown: a size in its largest unit, anything else as typed. */
  print(text: string): string
}

/** app/messages/validators.rb, GuidValidator. */
const GUID_MAX_CHARACTERS = 200

function tooLong(text: string, most = Number.POSITIVE_INFINITY): string | undefined {
  const count = text.length > most ? countCharacters(text) : 0
  return count > most ? `Use at most ${most} characters, not ${count}.` : undefined
}

const isEmpty = (text: string) => text.trim() === ''

const TEXT: KindRules = {
  wrong: tooLong,
  toSent: (text) => text || undefined,
  fromSent: (value) => (typeof value === 'string' ? value : undefined),
  print: (text) => text,
}

function guidIn(value: unknown): string | undefined {
  const process =
    typeof value === 'object' && value !== null && 'process' in value ? value.process : undefined
  const guid = typeof process === 'object' && process !== null && 'guid' in process ? process.guid : undefined
  return typeof guid === 'string' ? guid : undefined
}

/** What is done with a field's text, by the kind of the field. */
export const KINDS: Record<Exclude<Kind, 'app'>, KindRules> = {
  text: TEXT,
  guid: { ...TEXT, wrong: (text) => tooLong(text, GUID_MAX_CHARACTERS) },
  process: {
    wrong: (text) => tooLong(text, GUID_MAX_CHARACTERS),
    toSent: (guid) => (guid === '' ? undefined : { process: { guid } }),
    fromSent: guidIn,
    print: (text) => text,
  },
  megabytes: {
    wrong(text) {
      const size = parseMegabytes(text)
      return size.kind === 'wrong' && !isEmpty(text) ? size.message : undefined
    },
    toSent(text) {
      const size = parseMegabytes(text)
      return size.kind === 'ok' ? size.megabytes : undefined
    },
    fromSent: (value) =>
      typeof value === 'number' && Number.isInteger(value) ? printMegabytes(value) : undefined,
    print(text) {
      const size = parseMegabytes(text)
      return size.kind === 'ok' ? printMegabytes(size.megabytes) : text.trim()
    },
  },
  'bytes-per-second': {
    wrong(text) {
      const rate = parseBytesPerSecond(text)
      return rate.kind === 'wrong' && !isEmpty(text) ? rate.message : undefined
    },
    toSent(text) {
      const rate = parseBytesPerSecond(text)
      if (rate.kind === 'wrong') return undefined
      const { bytesPerSecond } = rate
      return bytesPerSecond > Number.MAX_SAFE_INTEGER ? `${bytesPerSecond}` : Number(bytesPerSecond)
    },
    fromSent: (value) =>
      Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,20}$/.test(value))
        ? printBytesPerSecond(BigInt(`${value}`))
        : undefined,
    print(text) {
      const rate = parseBytesPerSecond(text)
      return rate.kind === 'ok' ? printBytesPerSecond(rate.bytesPerSecond) : text.trim()
    },
  },
}
