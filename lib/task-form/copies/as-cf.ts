import { parseBytesPerSecond, parseMegabytes } from '../../size'
import { FIELDS, SENT_FIELDS, type SentField, TOLD_FIELDS } from '../fields'
import { toRequest } from '../to-request'
import type { TaskFormValues } from '../values'
import { jsonArgument } from './json-argument'
import { shellQuote } from './shell-quote'

/** What a line for the cf CLI needs besides the values. Without `processType` the template is of another app. */
export type CfNames = { appName: string; processType?: string }

/** `why` says which fields `cf run-task` has no flag for, where it had to be `cf curl`. */
export type CfCopy = { kind: 'run-task'; line: string } | { kind: 'curl'; line: string; why: string }

const UNITS = ['B', 'K', 'M', 'G', 'T']

/** The CLI reads amounts as floating point and leaves out what is 0. */
function rateWithoutFlag(word: string, text: string): string[] {
  const rate = parseBytesPerSecond(text)
  if (rate.kind === 'wrong') return []
  if (rate.bytesPerSecond === 0n) return [`a ${word} of 0`]
  return BigInt(Number(rate.bytesPerSecond)) === rate.bytesPerSecond ? [] : [`a ${word} of so many digits`]
}

function bytesForCf(text: string): string | undefined {
  const rate = parseBytesPerSecond(text)
  if (rate.kind === 'wrong') return undefined
  if (rate.bytesPerSecond <= 0n) return `${rate.bytesPerSecond}`
  let [amount, power] = [rate.bytesPerSecond, 0]
  while (amount % 1024n === 0n && power < UNITS.length - 1) [amount, power] = [amount / 1024n, power + 1]
  return `${amount}${UNITS[power]}`
}

function megabytesForCf(text: string): string | undefined {
  const size = parseMegabytes(text)
  return size.kind === 'ok' ? `${size.megabytes}M` : undefined
}

function withoutFlag(values: TaskFormValues, { appName, processType }: CfNames): string[] {
  const { metadata } = toRequest(values)
  return [
    ...(metadata?.labels ? ['labels'] : []),
    ...(metadata?.annotations ? ['annotations'] : []),
    ...TOLD_FIELDS.filter((field) => values[field] !== '' && !FIELDS[field].flags).map(
      (field) => FIELDS[field].word,
    ),
    ...(values.template === '' || processType !== undefined ? [] : ['a process of another app']),
    ...SENT_FIELDS.filter((field) => FIELDS[field].kind === 'bytes-per-second').flatMap((field) =>
      rateWithoutFlag(FIELDS[field].word, values[field]),
    ),
    // The CLI's parser of flags (go-flags) takes quotes around a value for its own.
    ...(TOLD_FIELDS.some(
      (field) => FIELDS[field].kind === 'text' && FIELDS[field].flags && values[field].startsWith('"'),
    )
      ? ['a value that begins with "']
      : []),
    ...(appName.startsWith('-') ? ['an app whose name begins with -'] : []),
  ]
}

/** Amounts as the CLI reads them; everything else as it stands. */
function valueForCf(field: SentField, text: string): string | undefined {
  const { kind } = FIELDS[field]
  if (kind === 'megabytes') return megabytesForCf(text)
  return kind === 'bytes-per-second' ? bytesForCf(text) : text
}

function flagOf(field: SentField, text: string): string[] {
  const value = valueForCf(field, text)
  const flag = FIELDS[field].flags?.[0]
  return !flag || !value ? [] : [`${flag}=${shellQuote(value)}`]
}

/**
 * The same submission as one line for the cf CLI, version 8 and later: `cf run-task` where it has a
 * flag for everything given, else `cf curl` with the exact body. For a POSIX shell.
 */
export function asCf(values: TaskFormValues, names: CfNames): CfCopy {
  const missing = withoutFlag(values, names)
  if (missing.length > 0) {
    const address = shellQuote(`/v3/apps/${values.app}/tasks`)
    const line = `cf curl -X POST ${address} -H 'Content-Type: application/json' -d ${jsonArgument(values)}`
    return { kind: 'curl', line, why: `cf run-task has no flag for ${missing.join(', ')}.` }
  }
  const parts = [
    'cf run-task',
    shellQuote(names.appName),
    ...flagOf('template', values.template && (names.processType ?? '')),
    ...TOLD_FIELDS.filter((field) => field !== 'template').flatMap((field) => flagOf(field, values[field])),
  ]
  return { kind: 'run-task', line: parts.join(' ') }
}
