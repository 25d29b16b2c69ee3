import type { FieldName, TaskFormValues } from './fields'
/** Something to look at before submitting; it never blocks. */
export type Hint = { field: FieldName; message: string }

const SECRET_NAME =
  'pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?'
// A value after = or : or as the next word of a flag; one that begins with $ is looked up, not written down.
const SECRET_VALUE = new RegExp(
  `(?:^|[^A-Za-z])[A-Za-z0-9_-]{0,40}?(?:${SECRET_NAME})(?:["']?\\s?[=:]\\s?|\\s)["']?([^\\s$"'|;&<>]{3,})`,
  'gi',
)
const SECRET_FLAG = new RegExp(
  `--?[a-z0-9-]{0,40}?(?:${SECRET_NAME})\\s+["']?[^\\s$"'|;&<>-][^\\s$"']{2,}`,
  'i',
)
const SECRET_FORMS = [
  /:\/\/[^\s/:@$]{1,200}:[^\s/@$]{1,200}@/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\beyJ[\w-]{10,400}\.[\w-]{10}/,
  /\bgh[pousr]_[A-Za-z0-9]{20}/,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/,
]
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]|[^\P{Cc}\n\t]/u
const JOINED_EMOJI = /\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?\u200d/gu
/** Text in quotes, an escape or a comment: what is left of quotes after taking these away is open. */
const CLOSED = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|(?:^|(?<=\s))#[^\n]*/gs
const CHARACTERS_READ = 20_000

/** Whether a command seems to hold a password, token or key rather than the name of one. */
export function holdsSecret(command: string): boolean {
  const text = command.slice(0, CHARACTERS_READ)
  if (SECRET_FORMS.some((form) => form.test(text)) || SECRET_FLAG.test(text)) return true
  return [...text.matchAll(SECRET_VALUE)].some(([match]) => /[=:]/.test(match))
}

/** The quote a command opens and does not close, as a shell would see it; a here-document hides quotes. */
export function unclosedQuote(command: string): '"' | "'" | undefined {
  const text = command.slice(0, CHARACTERS_READ)
  if (command.length > CHARACTERS_READ || text.includes('<<')) return undefined
  const open = /['"]/.exec(text.replace(CLOSED, ''))?.[0]
  return open === '"' || open === "'" ? open : undefined
}

/** The first character that is not seen, such as `U+202E`; line breaks, tabs and joined emoji are none. */
export function invisibleIn(text: string): string | undefined {
  const found = INVISIBLE.exec(text.replace(JOINED_EMOJI, ''))?.[0]
  return found && `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** A word whose letters look alike but are of two scripts, such as a Cyrillic letter in a Latin word. */
function mixedWord(text: string): string | undefined {
  const words = text.slice(0, CHARACTERS_READ).match(/\p{L}{2,100}/gu) ?? []
  return words.find(
    (word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word),
  )
}

/** What is worth a look in what was typed, found without asking anybody. */
export function hintsOf({ command, name }: TaskFormValues): Hint[] {
  const hints: Hint[] = []
  if (holdsSecret(command)) {
    hints.push({
      field: 'command',
      message:
        'This looks like a secret. Commands are kept with the task: take it from the environment instead.',
    })
  }
  const quote = unclosedQuote(command)
  if (quote) hints.push({ field: 'command', message: `A quote (${quote}) is opened and not closed.` })
  for (const [field, text] of [
    ['command', command],
    ['name', name],
  ] as const) {
    const point = invisibleIn(text)
    if (point) hints.push({ field, message: `There is an invisible character in it (${point}).` })
    const word = mixedWord(text)
    if (word) hints.push({ field, message: `The letters of ${word} are of two scripts.` })
  }
  return hints
}
