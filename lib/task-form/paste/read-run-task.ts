import { emptyValues, FIELD_NAMES, FIELDS, type FieldName } from '../fields'
import type { ReadTask } from './read-body'
import { partsAfter, textOf, type Word } from './shell/word'
import { isPlaceholder, replacedIn, replacedNotes, shown } from './taken'

type FoundWord = { word: Word; at: number }
type Arguments = {
  given: Map<FieldName, FoundWord>
  bare: FoundWord[]
  mentionsCommand: boolean
  leftOut: string[]
}

const FLAGS = new Map<string, FieldName>(
  FIELD_NAMES.flatMap((field) => (FIELDS[field].flags ?? []).map((flag) => [flag, field] as const)),
)
const SWITCHES = new Set(['--wait', '-w', '-v'])
/** What stands for any number of words, in quotes too. */
const LISTS = /^\$(?:\{?[@*]\}?|\{\w+\[@\]\})$/
const HELP = new Set(['--help', '-h'])

/** What `jessevdk/go-flags` takes for a flag: `-`, `--` and `---` are none. */
function isFlag(text: string): boolean {
  return /^-(?:[^-]|-[^-])/s.test(text)
}

/** `--name`, `--name=X`, `-m`, `-m=X`, `-mX`, `-wm`. */
function flagIn(word: Word): { name: string; attached?: Word } {
  const [start = '', name = '', equals] =
    /^(--[^=]*)(=?)/.exec(textOf(word)) ?? /^-[wv]*(.)(=?)/s.exec(textOf(word)) ?? []
  const flag = name.startsWith('-') ? name : `-${name}`
  return textOf(word) === start && equals === ''
    ? { name: flag }
    : { name: flag, attached: { ...word, parts: partsAfter(word, start.length) } }
}

function argumentsIn(words: readonly Word[]): Arguments {
  const found: Arguments = { given: new Map(), bare: [], mentionsCommand: false, leftOut: [] }
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (!word) break
    const text = textOf(word)
    if (!isFlag(text)) {
      found.bare.push({ word, at })
      continue
    }
    const { name, attached } = flagIn(word)
    if (SWITCHES.has(name)) continue
    const target = FLAGS.get(name)
    const isRate = target !== undefined && FIELDS[target].kind === 'bytes-per-second'
    const next = words[at + 1]
    const takesNext = next && (!isFlag(textOf(next)) || (isRate && /^-1/.test(textOf(next))))
    const value = attached ?? (takesNext ? next : undefined)
    if (HELP.has(name)) found.leftOut.push(`${name}: only shows help`)
    else if (!target) {
      // The app comes first: what follows an unknown flag then is its value.
      const hasValue = takesNext && !attached && found.bare.length > 0
      found.leftOut.push(
        `${shown(hasValue ? `${word.source} ${next.source}` : word.source)}: no such flag of cf run-task`,
      )
      if (hasValue) at += 1
      continue
    } else if (!value) found.leftOut.push(`${name}: no value follows`)
    else {
      const earlier = found.given.get(target)
      if (earlier) found.leftOut.push(`${name} ${shown(earlier.word.source)}: given twice, the last counts`)
      if (!attached) at += 1
      found.given.set(target, { word: value, at })
    }
    found.mentionsCommand ||= target === 'command'
  }
  return found
}

/** Words behind the app. Version 6 of the CLI took one as the command; since then it refuses them. */
function readFurther(further: readonly FoundWord[], found: Arguments): void {
  const [first] = further
  if (!first) return
  const { given, leftOut } = found
  const command = given.get('command')
  const source = shown(further.map(({ word }) => word.source).join(' '))
  const isLoose =
    first.word.parts.every(
      ({ isReplaced, isQuoted, text }) => text === '' || (isReplaced && (!isQuoted || LISTS.test(text))),
    ) && textOf(first.word) !== ''
  if (!found.mentionsCommand && further.length === 1 && !isLoose) given.set('command', first)
  else if (command && first.at === command.at + 1) {
    // They belong to the command, which had no quotes: half of it must not run.
    given.delete('command')
    leftOut.push(`${shown(command.word.source)} ${source}: more than one word; put the command in quotes`)
  } else if (isLoose) leftOut.push(`${source}: a shell puts words in its place`)
  else if (found.mentionsCommand) leftOut.push(`${source}: more words than cf run-task takes`)
  else leftOut.push(`${source}: not one word; put the command in quotes`)
  found.mentionsCommand = true
}

/** Reads the words after `cf run-task` as the CLI does. What it would refuse is told in `leftOut`. */
export function readRunTask(words: readonly Word[]): ReadTask {
  const found = argumentsIn(words)
  const [app, ...further] = found.bare
  readFurther(further, found)
  const { given, leftOut } = found
  const read: ReadTask = { values: emptyValues(), leftOut, notes: [] }
  if (app && replacedIn(app.word).length + Number(isPlaceholder(textOf(app.word))) === 0)
    read.appName = textOf(app.word)
  else
    leftOut.unshift(
      app ? `app ${shown(textOf(app.word))}: choose the app it stands for` : 'app: not named in this line',
    )
  const taken: Word[] = []
  for (const [target, { word }] of given) {
    const text = textOf(word)
    const { kind, link, word: name } = FIELDS[target]
    const isProcess = kind === 'process'
    if (isPlaceholder(text))
      leftOut.push(`${isProcess ? link : name} ${shown(text)}: put in what it stands for`)
    else if (!isProcess) {
      read.values[target] = text
      taken.push(word)
    } else if (replacedIn(word).length > 0)
      leftOut.push(`process ${shown(text)}: choose the process it stands for`)
    else read.processType = text
  }
  const command = given.get('command')
  // Without command and process the CLI takes the process of type task.
  const isWithout = command ? textOf(command.word) === '' : !found.mentionsCommand
  if (isWithout && !given.has('template')) read.processType = 'task'
  read.notes.push(...replacedNotes(taken))
  // `unquoteIfPossible` of go-flags
  for (const text of taken.map(textOf).filter((one) => one.startsWith('"')))
    read.notes.push(`cf would take the quotes off ${shown(text)}, or refuse it: it is sent as it stands.`)
  return read
}
