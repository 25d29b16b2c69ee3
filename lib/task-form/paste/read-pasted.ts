import { type ReadTask, readBody } from './read-body'
import { readCurl } from './read-curl'
import { readRunTask } from './read-run-task'
import { shellWords } from './shell-words'

const CHARACTERS_MAX = 2_000_000
const EXPECTED = 'Paste a cf run-task, cf curl or curl line, or the JSON body of a task.'

/** A pasted line or body as the form's values, or why it is none. */
export type Pasted = ({ kind: 'task' } & ReadTask) | { kind: 'wrong'; message: string }

function fromWords(words: string[], submissionLabel: string): ReadTask | { wrong: string } {
  const [first = '', second = ''] = words
  const program = first.split('/').at(-1)
  if (program === 'cf' || program === 'cf8' || program === 'cf7') {
    if (second === 'run-task' || second === 'rt') return readRunTask(words.slice(2))
    if (second === 'curl') return readCurl(words.slice(2), submissionLabel)
  }
  return program === 'curl' ? readCurl(words.slice(1), submissionLabel) : { wrong: EXPECTED }
}

/**
 * Reads what was pasted to fill the form: a `cf run-task`, `cf curl` or `curl` line, or a JSON body.
 * Nothing is run or replaced. `submissionLabel` is dropped, since a copy is another submission.
 */
export function readPasted(text: string, submissionLabel: string): Pasted {
  if (text.length > CHARACTERS_MAX) return { kind: 'wrong', message: 'This is too long to be a task.' }
  const trimmed = text.trim().replace(/^[$%] +/, '')
  if (trimmed.startsWith('{')) {
    const body = readBody(trimmed, submissionLabel)
    return body ? { kind: 'task', ...body } : { kind: 'wrong', message: 'This is not a whole JSON object.' }
  }
  const line = shellWords(trimmed)
  if (line.kind === 'unclosed') {
    return { kind: 'wrong', message: `A quote (${line.quote}) is opened and not closed.` }
  }
  const read = fromWords(line.words, submissionLabel)
  if ('wrong' in read) return { kind: 'wrong', message: read.wrong }
  const { values, leftOut } = read
  const texts = [values.command, values.name, values.user, ...values.annotations.map(({ value }) => value)]
  if (line.replaced.some((word) => texts.some((typed) => typed !== '' && word.includes(typed)))) {
    leftOut.push('What a shell would replace ($… or `…`) was taken as it stands.')
  }
  if (line.more) leftOut.push('Only the first command was read.')
  return { kind: 'task', ...read }
}
