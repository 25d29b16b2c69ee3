/** Whose rules a pasted text follows: what escapes, and what is put in. */
export type Dialect = 'posix' | 'powershell' | 'cmd'

const ANSI = String.raw`\x1b\[[0-9;?]*[A-Za-z]`
const POWERSHELL = /^[ \t]*PS [^>\n]*>|[ \t]`[ \t]*\n|\$env:\w|^[ \t]*&[ \t]+["'.\w]|@["'][ \t]*\n/im
const CMD = /^[ \t]*[a-z]:\\[^>\n"]*>|\^[ \t]*\n(?=[ \t]*[-"]|[ \t]+\S)/im
const WINDOWS_PROGRAM =
  /(?:^|[\s"'])(?:(?:[a-z]:|\.{1,2})\\|\\[\w .()-]{1,80}\\)(?:[\w .()-]{1,80}\\){0,12}cf\d*(?:\.exe)?["'\s]/im

/** Tells by prompts, line ends and paths which shell a text was written for. */
export function dialectOf(text: string): Dialect {
  if (POWERSHELL.test(text)) return 'powershell'
  if (CMD.test(text)) return 'cmd'
  return WINDOWS_PROGRAM.test(text) ? 'powershell' : 'posix'
}

const PROGRAM = String.raw`(?=(?:(?:sudo|time|env|exec|command|nohup)[ \t]+)*["']?(?:[^\s"']*[/\\])?(?:cf\d*|curl)(?:\.exe)?["']?\s)`
const STAMP = String.raw`\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]+`
const PROMPTS = [
  String.raw`PS [^>\n]*>[ \t]*`,
  String.raw`[A-Za-z]:\\[^>\n"]*>[ \t]*`,
  String.raw`[$%>❯➜λ»]+[ \t]+`,
  // `user@host:~/dir$ `, `(venv) me@mac dir % `, and of root `[root@host ~]# `, which is no comment.
  String.raw`[^\n'"\x60|;&=#<]{0,120}?(?:[$%>❯✗»➜]|[@:~\]][^\n'"\x60|;&=#<]{0,80}#)[ \t]*${PROGRAM}`,
]
const OTHERS = [
  ANSI,
  STAMP,
  String.raw`\++[ \t]+`, // what `set -x` prints
  String.raw`##\[command\]`,
  String.raw`(?:Run[ \t]+|[!@][ \t]*|[-*•][ \t]+|\d+[.)][ \t]+|&[ \t]+)${PROGRAM}`,
  String.raw`(?:[-*•][ \t]+)?(?:run|script|command|cmd|sh|shell)[ \t]*:[ \t]*${PROGRAM}`,
  String.raw`(?:run|script|command)[ \t]*:[ \t]*[|>][-+]?[ \t]*(?=\n)`,
  String.raw`(?:\x60{3}|~{3})[ \t]*[\w-]*[ \t]*(?=\n|$)`,
]
const PROMPT = new RegExp(`(?:${PROMPTS.join('|')})`, 'y')
const OTHER = new RegExp(`(?:${OTHERS.join('|')})`, 'y')
const LINE_OF_CMD_COMMENT = /(?:::|rem\b)[^\n]*/iy
const CONTINUED_PROMPT = /[ \t]*>{1,2}[ \t]/y
const CONTINUED_BY_FLAG = /[ \t]*>{1,2}[ \t]+(?=-)/y

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/**
 * What stands before a command without being of it, at the beginning of a line: prompts, the time and marks of a log,
 * bullets, fences. `prompted` where a terminal printed it.
 */
export function beforeCommand(
  text: string,
  from: number,
  dialect: Dialect,
): { end: number; prompted: boolean } {
  let at = from
  let prompted = false
  for (;;) {
    at += matchAt(/[ \t]*/y, text, at)
    const prompt = matchAt(PROMPT, text, at)
    const other = prompt > 0 ? 0 : matchAt(OTHER, text, at)
    if (prompt + other === 0) break
    prompted ||= prompt > 0
    at += prompt + other
  }
  if (dialect === 'cmd') at += matchAt(LINE_OF_CMD_COMMENT, text, at)
  return { end: at, prompted }
}

/** The end of the prompt that a terminal prints before a line that goes on; without one before, it may be a file. */
export function afterContinuedPrompt(text: string, at: number, prompted: boolean): number {
  return at + matchAt(prompted ? CONTINUED_PROMPT : CONTINUED_BY_FLAG, text, at)
}

/** The end of a colour or the like that a terminal or log left behind. */
export function afterAnsi(text: string, at: number): number {
  return at + matchAt(ANSI_AT, text, at)
}
const ANSI_AT = new RegExp(ANSI, 'y')
