import { findTasks } from './find-task'
import { type ReadTask, readBody } from './read-body'
import { readCurl } from './read-curl'
import { readRunTask } from './read-run-task'
import { shown } from './taken'

const CHARACTERS_MAX = 2_000_000
const EXPECTED = 'Paste a cf run-task, cf curl or curl line, or the JSON body of a task.'
const ODD_CHARACTER = /(?:^|\s)[\u2013\u2014]\w[\w-]*|[\u2018\u2019\u201c\u201d]/

/** A pasted line or body as the form's values, or why it is none. */
export type Pasted = ({ kind: 'task' } & ReadTask) | { kind: 'wrong'; message: string }

const wrong = (message: string): Pasted => ({ kind: 'wrong', message })

/** What a word processor may have put into a command; it can't be known whether it was meant. */
function oddNotes(command: string): string[] {
  const found = ODD_CHARACTER.exec(command)?.[0].trim()
  return found === undefined
    ? []
    : [`The command holds ${found}, as word processors write it: it is sent so.`]
}

/**
 * Reads what was pasted to fill the form: a `cf run-task`, `cf curl` or `curl` line, alone or in a
 * script, or a JSON body. Nothing is run; what is not read is said. `submissionLabel` is dropped,
 * since a copy is another submission.
 */
export function readPasted(text: string, submissionLabel: string): Pasted {
  if (text.length > CHARACTERS_MAX) return wrong('This is too long to be a task.')
  const trimmed = text.trim()
  const body = /^\{(?!\{)/.test(trimmed) ? readBody(trimmed, submissionLabel) : undefined
  if (body) return { kind: 'task', ...body }
  const { tasks, unclosed, isComment } = findTasks(trimmed)
  let firstWrong: string | undefined
  for (const task of tasks) {
    const read = task.program === 'curl' ? readCurl(task, submissionLabel) : readRunTask(task.words)
    if ('wrong' in read) firstWrong ??= read.wrong
    else
      return {
        kind: 'task',
        ...read,
        leftOut: [...read.leftOut, ...task.leftOut],
        notes: [...read.notes, ...task.notes, ...oddNotes(read.values.command)],
      }
  }
  if (firstWrong !== undefined) return wrong(firstWrong)
  if (trimmed.startsWith('{') && !/^\{\s/.test(trimmed)) return wrong('This is not a whole JSON object.')
  if (isComment) return wrong('A shell takes a line after # for a comment. Paste the line without it.')
  if (!unclosed) return wrong(EXPECTED)
  const { opened, source } = unclosed
  const name = /["'\u2018-\u201f]/.test(opened) ? `A quote (${opened})` : `A ${opened}`
  return wrong(`${name} is opened and not closed. It begins here: ${shown(source)}`)
}
