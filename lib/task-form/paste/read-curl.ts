import { type ReadTask, readBody } from './read-body'

const APP = /\/v3\/apps\/([0-9A-Za-z-]{1,200})\/tasks(?:[?#]|$)/
const BODY_FLAGS = ['--data-raw', '--data-binary', '--data-ascii', '--data', '--json', '-d']
// Switches of curl and the body's flag in one word: `-sSd X`.
const JOINED_FLAGS = /^-[fgikLnNsSv]+d$/

/** The value of a flag, however it is attached: `-d X`, `-dX`, `--data=X`. */
function bodyOf(words: string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    for (const flag of BODY_FLAGS) {
      if (word === flag || JOINED_FLAGS.test(word)) return words[index + 1]
      if (word.startsWith(`${flag}=`)) return word.slice(flag.length + 1)
      if (flag === '-d' && word.startsWith('-d') && !word.startsWith('--')) return word.slice(2)
    }
  }
  return undefined
}

/**
 * Reads the words of a `curl` or `cf curl` line that creates a task: the app from its address, the
 * rest from its body. Headers, a token among them, are not even looked at.
 */
export function readCurl(words: string[], submissionLabel: string): ReadTask | { wrong: string } {
  const app = words.map((word) => APP.exec(word)?.[1]).find((guid) => guid !== undefined)
  const body = bodyOf(words)
  if (body === undefined) return { wrong: 'There is no body in this line (no -d or --data).' }
  if (body.startsWith('@')) return { wrong: 'The body of this line is in a file. Paste the file’s content.' }
  const read = readBody(body, submissionLabel)
  if (!read) return { wrong: 'The body of this line is not a JSON object.' }
  return { ...read, values: { ...read.values, app: app ?? '' } }
}
