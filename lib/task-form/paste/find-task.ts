import { type Command, readScript, type Script } from './shell/script'
import { Variables } from './shell/variables'
import { type Part, textOf, type Word } from './shell/word'
import { shown } from './taken'

/** A command that may create a task, as it stands in what was pasted. */
export type TaskCommand = {
  program: 'run-task' | 'curl'
  /** Its arguments. */
  words: Word[]
  /** What it reads from standard input, where that stands there too. */
  input?: Part[]
  /** What stands around it and was not read, in words. */
  leftOut: string[]
  /** What is told of how it was read. */
  notes: string[]
}

const COMMANDS_SHOWN = 10
const NESTED_MOST = 3
const TASKS_MOST = 50
/** Words before a program that change nothing of what it does, and those of a shell that hold commands together. */
const SILENT = /^(?:sudo|time|env|exec|command|nohup|if|then|elif|else|while|until|do|!|\{|&|\()$/
const CLOSING = /^(?:fi|done|esac|\}|;;|then|do|else|wait|end)$/
const RUNS_CF = /\bcf\d*(?:\.exe)?["']?\s+(?:-v\s+)?(?:run-task|rt|curl)\b|\bcurl\s/

/** A word in quotes, or one that sets a variable or alias to such. */
const QUOTED_WORD = /^(?:[\w.-]+=)?["'$\u2018-\u201f]/

function programAt(
  words: readonly Word[],
): { program: TaskCommand['program']; at: number; from: number } | undefined {
  for (const [at, word] of words.entries()) {
    const path = textOf(word).split(/[\\/]/)
    const name =
      path
        .at(-1)
        ?.replace(/\.exe$/i, '')
        .toLowerCase() ?? ''
    if (name === 'curl') return { program: 'curl', at, from: at + 1 }
    if (!/^cf\d*$/.test(name)) continue
    const after = words[at + 1]
    const next = after && textOf(after) === '-v' ? at + 2 : at + 1
    const verb = words[next] && textOf(words[next])
    if (verb === 'run-task' || verb === 'rt') return { program: 'run-task', at, from: next + 1 }
    if (verb === 'curl') return { program: 'curl', at, from: next + 1 }
  }
  return undefined
}

/** What stands before a program and was not read. */
function before(words: readonly Word[]): string[] {
  const sources = words.map(({ source }) => source)
  if (sources.every((source) => SILENT.test(source))) return []
  return [`${shown(sources.join(' '))}: stands before it, not read`]
}

/** What stands behind a word that holds the program and all its arguments. */
function behind(words: readonly Word[]): string[] {
  return words.length === 0 ? [] : [`${shown(words.map(({ source }) => source).join(' '))}: not read`]
}

/** Text that a command before writes into this one: `echo '{…}' | cf curl … -d @-`. */
function pipedInto(previous: Command | undefined): Part[] | undefined {
  if (previous?.ends !== '|') return undefined
  const [first, ...words] = previous.words
  const program = first && textOf(first)
  if (program === 'cat') return previous.redirects.find(({ input }) => input)?.input
  if (program !== 'echo' && program !== 'printf') return undefined
  const texts = words.filter((word) => !/^(?:-[neE]+|%s(?:\\n)?)$/.test(textOf(word)))
  return texts.length === 1 ? texts[0]?.parts : undefined
}

/** What stands behind the arguments and is none. */
function besides({ redirects, comment }: Command, program: TaskCommand['program'] | undefined): string[] {
  return [
    ...redirects
      .filter(({ input }) => !input || program === 'run-task')
      .map(({ source }) => `${shown(source)}: no part of a task`),
    ...(comment === '' ? [] : [`${shown(comment)}: a comment`]),
  ]
}

/** The other commands of the text. */
function othersIn({ commands, unclosed, endsOpen }: Script, read: (Command | undefined)[]): string[] {
  const named = commands.filter(
    (one) => !read.includes(one) && !one.words.every((word) => CLOSING.test(textOf(word))),
  )
  const more = named.length - COMMANDS_SHOWN
  return [
    ...named.slice(0, COMMANDS_SHOWN).map(({ source }) => `${shown(source)}: not read`),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'command' : 'commands'}: not read`] : []),
    ...(unclosed ? [`${shown(unclosed.command)}: ${unclosed.opened} is opened and not closed`] : []),
    ...(endsOpen && read[0] === commands.at(-1) ? ['\\: the line that should follow is missing'] : []),
  ]
}

/** What is told of the text as a whole. */
function notesOf({ mended }: Script): string[] {
  return [
    ...(mended.quotes ? ['Typographic quotes (“ ”) were read as plain ones.'] : []),
    ...(mended.dashes ? ['Typographic dashes (–) were read as -- or -.'] : []),
  ]
}

/** Commands inside of a word: `bash -c '…'`, `OUT=$(…)`. */
function nestedIn(words: readonly Word[], depth: number): TaskCommand[] {
  const tasks: TaskCommand[] = []
  for (const [index, word] of words.entries()) {
    if (depth >= NESTED_MOST || tasks.length >= TASKS_MOST) break
    if (!RUNS_CF.test(textOf(word))) continue
    const inner = word.parts.find(({ text, isReplaced }) => isReplaced && RUNS_CF.test(text))
    // An apostrophe in a sentence opens no text in quotes.
    if (!inner && !QUOTED_WORD.test(word.source)) continue
    const quoted = word.parts.filter(({ isQuoted, isReplaced }) => isQuoted || isReplaced)
    const text = inner ? inner.text.replace(/^(?:\$\(|`)|[)`]$/g, '') : textOf({ parts: quoted })
    const found = tasksIn(readScript(text), depth + 1)
    if (found.length === 0) continue
    const around = [...before(words.slice(0, index)), ...behind(words.slice(index + 1))]
    for (const task of found) tasks.push({ ...task, leftOut: [...around, ...task.leftOut] })
  }
  return tasks
}

function tasksIn(script: Script, depth: number): TaskCommand[] {
  const { commands } = script
  const variables = new Variables()
  const settings = new Map<string, Command>()
  const tasks: TaskCommand[] = []
  const inner: TaskCommand[] = []
  for (const [index, command] of commands.entries()) {
    const previous = commands[index - 1]
    const put = command.words.map((word) => variables.putIn(word))
    const words = put.flatMap((one) => one.words)
    for (const name of variables.learn(command, previous?.ends ?? '')) settings.set(name, command)
    const found = programAt(words)
    const nested = found ? [] : nestedIn(words, depth)
    if (!found && nested.length === 0) continue
    const used = [...new Set(put.flatMap((one) => one.used))]
    const read = [command, ...used.map((name) => settings.get(name.replace(/\W/g, '')))]
    const input = command.redirects.findLast((redirect) => redirect.input)?.input ?? pipedInto(previous)
    if (input && previous?.ends === '|') read.push(previous)
    const leftOut = [
      ...(found ? before(words.slice(0, found.at)) : []),
      ...besides(command, found?.program),
      ...othersIn(script, read),
    ]
    const notes = used.length > 0 ? [`${used.join(', ')}: read as set in the lines before.`] : []
    if (found) tasks.push({ program: found.program, words: words.slice(found.from), input, leftOut, notes })
    for (const task of nested)
      inner.push({ ...task, leftOut: [...task.leftOut, ...leftOut], notes: [...task.notes, ...notes] })
    if (tasks.length + inner.length >= TASKS_MOST) break
  }
  // A text in quotes may only be set or printed.
  return [...tasks, ...inner].map((task) => ({ ...task, notes: [...task.notes, ...notesOf(script)] }))
}

/** A line with a command in it, after text that is for people: an apostrophe there would open a quote. */
const COMMAND_LINE = /^.*\b(?:cf\d*(?:\.exe)?[ \t]+(?:-v[ \t]+)?(?:run-task|rt|curl)|curl)[ \t].*$/gm
const LINES_TRIED = 5

/**
 * Finds the commands in a pasted text that may create a task, in a script, a log, or handed to another program. Without
 * any, `unclosed` says why, or that there are only comments.
 */
export function findTasks(text: string): {
  tasks: TaskCommand[]
  unclosed?: Script['unclosed']
  isComment: boolean
} {
  const script = readScript(text)
  const { unclosed, comments } = script
  const tasks = tasksIn(script, 0)
  if (tasks.length > 0 || !/["'`]/.test(text))
    return { tasks, unclosed, isComment: comments.some((comment) => RUNS_CF.test(comment)) }
  for (const { index } of [...text.matchAll(COMMAND_LINE)].slice(0, LINES_TRIED)) {
    const later = index > 0 ? tasksIn(readScript(text.slice(index)), 0) : []
    const skipped = `${shown(text.slice(0, index))}: not read`
    if (later.length > 0)
      return {
        tasks: later.map((task) => ({ ...task, leftOut: [...task.leftOut, skipped] })),
        isComment: false,
      }
  }
  return { tasks, unclosed, isComment: false }
}
