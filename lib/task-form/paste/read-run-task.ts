import { emptyValues } from '../values'
import type { ReadTask } from './read-body'

const FIELDS = new Map([
  ['--command', 'command'],
  ['-c', 'command'],
  ['--name', 'name'],
  ['-m', 'memory'],
  ['-k', 'disk'],
  ['-l', 'logRate'],
] as const)
const IGNORED = new Set(['--wait', '-w', '-v', '--help', '-h'])

type Option = { flag: string; value: string | undefined; taken: number }

function optionOf(word: string, next: string | undefined): Option {
  const attached = /^(--?[A-Za-z-]+?)=(.*)$/s.exec(word)
  if (attached) return { flag: attached[1] ?? '', value: attached[2], taken: 1 }
  const short = /^(-[A-Za-z])(.+)$/s.exec(word)
  if (short && !word.startsWith('--')) return { flag: short[1] ?? '', value: short[2], taken: 1 }
  return { flag: word, value: next, taken: 2 }
}

/**
 * Reads the words after `cf run-task`: the app's name, then flags; the second bare word is the
 * command, as older versions of the CLI had it. Unknown flags are told in `leftOut`.
 */
export function readRunTask(words: string[]): ReadTask {
  const read: ReadTask = { values: emptyValues(), leftOut: [] }
  const bare: string[] = []
  for (let index = 0; index < words.length; ) {
    const word = words[index] ?? ''
    if (!/^-[-A-Za-z]/.test(word)) {
      bare.push(word)
      index += 1
      continue
    }
    if (word === '--') {
      bare.push(...words.slice(index + 1))
      break
    }
    if (IGNORED.has(word)) {
      index += 1
      continue
    }
    const { flag, value = '', taken } = optionOf(word, words[index + 1])
    const field = [...FIELDS].find(([name]) => name === flag)?.[1]
    if (field) read.values[field] = value
    else if (flag === '--process') read.processType = value
    else read.leftOut.push(`${flag}: no such flag of cf run-task`)
    index += field || flag === '--process' ? taken : 1
  }
  const [appName, command, ...more] = bare
  if (appName !== undefined) read.appName = appName
  if (command !== undefined && read.values.command === '') read.values.command = command
  if (more.length > 0) read.leftOut.push(`${more.join(' ')}: more words than cf run-task takes`)
  // Without command and process the CLI takes the process of type task.
  if (read.values.command === '' && read.processType === undefined) read.processType = 'task'
  return read
}
