/**
 * The words of one command line. `replaced` are those in which a shell would have replaced something
 * that stands here as it was pasted; `more` says that another command follows.
 */
export type ShellWords =
  | { kind: 'words'; words: string[]; replaced: string[]; more: boolean }
  | { kind: 'unclosed'; quote: string }

const TOKEN =
  /'(?<single>[^']*)'|\$'(?<ansi>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)"|\\(?<escaped>.)|(?<blank>[ \t\r]+)|(?<ends>[\n|&;<>()])|(?<unclosed>['"])|(?<plain>[^'"\\$`\s|&;<>()]+|.)/gsy
const ANSI_ESCAPE = /\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([0-7]{1,3})|(.))/gis
const ANSI_LETTERS = new Map(
  Object.entries({ n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' }),
)
// What our own copies write for control characters.
const PRINTF = /^\$\(printf '((?:\\[0-7]{3})+)'\)$/

function fromOctal(escapes: string): string {
  const bytes = Array.from(escapes.matchAll(/[0-7]{3}/g), ([digits]) => Number.parseInt(digits, 8))
  return new TextDecoder().decode(Uint8Array.from(bytes))
}

function fromAnsi(text: string): string {
  return text.replace(ANSI_ESCAPE, (_, hex?: string, unicode?: string, octal?: string, letter = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    const code = hex ?? unicode
    return code === undefined
      ? (ANSI_LETTERS.get(letter) ?? letter)
      : String.fromCharCode(Number.parseInt(code, 16))
  })
}

function fromDouble(text: string): string {
  const printf = PRINTF.exec(text)
  if (printf) return fromOctal(printf[1] ?? '')
  return text.replace(/\\([$`"\\\n])/g, (_, character: string) => (character === '\n' ? '' : character))
}

/** What a token adds to its word; nothing where it adds no text. A joined line adds none. */
function textOf(groups: Record<string, string | undefined>): string | undefined {
  const { single, ansi, double, escaped, plain } = groups
  if (ansi !== undefined) return fromAnsi(ansi)
  if (double !== undefined) return fromDouble(double)
  return escaped === '\n' ? undefined : (single ?? escaped ?? plain)
}

function isReplaced({ double, plain }: Record<string, string | undefined>): boolean {
  if (double === undefined) return plain === '$' || plain === '`'
  return !PRINTF.test(double) && /(?:^|[^\\])(?:\$[A-Za-z_{(]|`)/.test(double)
}

/**
 * Splits a pasted command into words as a POSIX shell would, without running or replacing anything.
 * Ends where another command begins. Bash's `$'…'` is understood, since browsers copy it.
 */
export function shellWords(text: string): ShellWords {
  const words: string[] = []
  const replaced: string[] = []
  const line = text.trim().replaceAll('\r\n', '\n')
  let word: string | undefined
  let wordIsReplaced = false
  let more = false
  const endWord = () => {
    if (word !== undefined) words.push(word)
    if (word !== undefined && wordIsReplaced) replaced.push(word)
    word = undefined
    wordIsReplaced = false
  }
  for (const { groups = {}, index, 0: token } of line.matchAll(TOKEN)) {
    if (groups.unclosed) return { kind: 'unclosed', quote: groups.unclosed }
    if (groups.blank !== undefined) endWord()
    else if (groups.ends !== undefined) {
      more = line.slice(index + token.length).trim() !== ''
      break
    } else {
      wordIsReplaced ||= isReplaced(groups)
      const added = textOf(groups)
      if (added !== undefined) word = (word ?? '') + added
    }
  }
  endWord()
  return { kind: 'words', words, replaced, more }
}
