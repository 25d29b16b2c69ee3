import { parseBytesPerSecond, parseMegabytes } from '../../size'
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
function rateWithoutFlag(text: string): string[] {
  const rate = parseBytesPerSecond(text)
  if (rate.kind === 'wrong') return []
  if (rate.bytesPerSecond === 0n) return ['a log rate of 0']
  return BigInt(Number(rate.bytesPerSecond)) === rate.bytesPerSecond ? [] : ['a log rate of so many digits']
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
    ...(values.user === '' ? [] : ['user']),
    ...(values.droplet === '' ? [] : ['droplet']),
    ...(values.template === '' || processType !== undefined ? [] : ['a process of another app']),
    ...rateWithoutFlag(values.logRate),
    // The CLI's parser of flags (go-flags) takes quotes around a value for its own.
    ...([values.command, values.name].some((value) => value.startsWith('"'))
      ? ['a value that begins with "']
      : []),
    ...(appName.startsWith('-') ? ['an app whose name begins with -'] : []),
  ]
}

function flag(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${name}=${shellQuote(value)}`]
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
    ...(values.template === '' ? [] : flag('--process', names.processType)),
    ...flag('--command', values.command),
    ...flag('--name', values.name),
    ...flag('-m', megabytesForCf(values.memory)),
    ...flag('-k', megabytesForCf(values.disk)),
    ...flag('-l', bytesForCf(values.logRate)),
  ]
  return { kind: 'run-task', line: parts.join(' ') }
}
