/** How the parts of a trace look, in any language. Each is tried on one message without its prefix. */

/** A stack frame, a source line's position or what else belongs to a trace and says nothing by itself. */
const FRAMES: readonly RegExp[] = [
  /^\s+Suppressed: /,
  /^\s+at\s+\S/, // JavaScript, Java, .NET
  /^at .*[(:]\S*\d+\)?$/,
  /^\s*\.\.\. \d+ (?:more|common frames? omitted|lines matching)/,
  /^\s+File "[^"]*", line \d+/,
  /^\s*[\^~]+\s*$/,
  /^\s*(?:from |\d+: from )\S+:\d+:in\b/,
  /^\s*[\w./<>@()-]+\.rb:\d+:in [`'][^']*'$/,
  /^\s*\S+:\d+:in [`'][^']{1,120}'$/,
  /^goroutine \d+ \[/,
  /^\s*(?:created by |exit status \d+$)/,
  /^\t\S+\.(?:go|s|c|cc|cpp|h):\d+/,
  /^[\w./-]+\.(?:\(\*?\w+\)\.)?[\w.]+\((?:0x|\.\.\.|\{|\))[^()]{0,200}\)?$/,
  /^\s*#\d+ (?:\S+\(\d+\)|\{main\}|\S+ in |0x[0-9a-f]+|\[internal)/,
  /^\s*(?:thrown in|in) \S+(?: on)? line \d+$/,
  /^\s+\d+: (?:0x[0-9a-f]+|[\w<][\w:<>{} ]*::)/,
  /^\s+\(\w[\w-]* \d[^)]*\) \S+:\d+: /,
  /^\s+\(\w[\w-]*\) \S+:\d+: /,
  /^\s+\S.{0,200} called at \S+ line \d+/,
  /^\s+\[C\]: in /,
  /^\s+\S+:\d+: in (?:main chunk|function|local|upvalue|method|field)/,
  /^\s*\d+: 0x[0-9a-f]+ /,
  /^\s*---+ End of (?:inner exception )?stack trace/,
  /^\s*(?:\/|node:|file:|[A-Z]:\\)\S*:\d+(?::\d+)?$/,
  /^\s+File \[?<?\S+>?\]?:\d+/,
  /^Stack: \[/,
  /^Register|^r\w{1,2}\s+0x/,
]

/** What opens or closes a trace and is not its error. */
const HEADERS: readonly RegExp[] = [
  /^\s*(?:[|+]\s*)*(?:Exception Group )?Traceback \(most recent call last\)/,
  /^\s*(?:Stack ?trace|Backtrace|stack backtrace|stack traceback|Call stack|StackTrace):?\s*$/i,
  /^note: (?:run|Some details|set) /i,
  /^Node\.js v\d/,
  /^(?:Bun|Deno) v?\d/,
  /^\[signal \w+/,
  /^\s*-{3,}[\s\w]*-*$/,
  /^\s*\+-[+-]*(?: \d+ -+)?$/,
  /^rake aborted!$/,
  /^(?:\s*Thread|Current thread) 0x[0-9a-f]+/,
]

/** Between two errors of one chain. Python prints the first error first. */
const AFTER_FIRST =
  /^\s*(?:[|+]\s*)*(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):?/

/** In front of an error that brought about the one before. */
const CAUSED_BY =
  /^\s*(?:\[cause\]:\s?|Caused by:?\s|Caused by:$|---> |-> |\(Inner Exception #\d+\)\s?|(?:Root )?Cause:\s|\[errors\]: \[|Reason:\s|nested exception is )/i

/** In front of an error that PHP threw while it handled the one before. */
const NEXT = /^(?:PHP )?Next (?=[\w\\]+: )/

/** The rest of an error of several lines: what a client or a runtime says about it. */
const DETAILS: readonly RegExp[] = [
  /^\s+(?:\[?(?:errno|code|syscall|address|port|path|hostname|host|dest|spawnargs|status|statusCode|statusText|detail|hint|constraint|table|column|schema|severity|reason|body|response|requireStack|cause|info|sqlState|sqlMessage|name|type|query|sql|input|param|method|url|config|data|meta|file|line|routine|position|where|internalQuery|generatedMessage|actual|expected|operator|reading|library|function|hostnames?|ip|errors?)\]?):\s/i,
  /^\s*(?:DETAIL|HINT|CONTEXT|LINE \d+|QUERY|STATEMENT|LOCATION|Help|Hint|Action|Description|\[SQL|\[parameters|\(Background on this error)\b/i,
  /^\s*[{}\])],?;?\s*$/,
  /^\s*\^/,
  /^\s*\|/,
  /^\s{2,}\S/,
  /^\t/,
]

/** Bounded: what is tried on hostile text must not depend on its length. */
const any = (shapes: readonly RegExp[]) => (text: string) => {
  const short = text.slice(0, 300)
  return shapes.some((shape) => shape.test(short))
}

/** Whether a message is a stack frame or the like. */
export const isFrame = any(FRAMES)
/** Whether a message only opens or closes a trace. */
export const isHeader = any(HEADERS)
/** Whether a message continues the error before it. */
export const isDetail = any(DETAILS)
/** Whether a message says that what follows came after what was before: Python. */
export const isAfterFirst = (text: string): boolean => AFTER_FIRST.test(text)

/** The error that a message names as the cause of the one before it, if it does. */
export function causedBy(text: string): string | undefined {
  const found = CAUSED_BY.exec(text)
  return found ? text.slice(found[0].length) : undefined
}

/** The error that PHP threw next. */
export function thrownNext(text: string): string | undefined {
  const found = NEXT.exec(text)
  return found ? text.slice(found[0].length) : undefined
}

const LEAD =
  '^\\s*(?:[|+]\\s*)*(?:(?:PHP )?(?:Fatal error|Uncaught|Unhandled(?: rejection| exception)?|Exception|Error|error)[:.]?\\s+)?(?:(?:Uncaught|\\(in promise\\)|Exception in thread "[^"]{0,80}")\\s+){0,2}'
const KIND =
  'Error|Exception|Failure|Fault|Exit|Interrupt|Timeout|Refused|Invalid|NotFound|DoesNotExist|Throwable|Violation|Denied|Aborted|Abort|Expired|Exceeded|Lost|Closed|Unavailable|Rejected|Missing'
/** An error by its class, as runtimes print it: `java.net.ConnectException: …`, `TypeError: …`. */
const CLASS = new RegExp(
  `${LEAD}((?:[A-Za-z_$][\\w$]*(?:\\.|::|\\\\|/)){0,12}[A-Z][\\w$]*(?:${KIND}))(?: \\[([A-Z_\\d]+)\\])?(?:: |:$|$| - | \\()`,
)
/** The same with its module: then any name will do. */
const QUALIFIED = new RegExp(`${LEAD}((?:[A-Za-z_$][\\w$]*(?:\\.|::|\\\\)){1,12}[A-Z][\\w$]*)(?:: |:$|$)`)

/** The class of error that a message begins with. */
export function errorClass(text: string): string | undefined {
  const short = text.slice(0, 300)
  const found = CLASS.exec(short) ?? QUALIFIED.exec(short)
  if (found) return found[1]
  // Ruby: `a.rb:1:in 'b': message (Some::Error)`; Elixir: `** (Some.Error) message`; Python: `Some.error: …`
  return (
    /\(((?:[A-Z]\w*::)*[A-Z]\w*)\)$/.exec(text)?.[1] ??
    /^\*\* \(([A-Z][\w.]*)\)/.exec(text)?.[1] ??
    /^(?:[a-z_][\w]*\.)+(?:[A-Z]\w*|error|timeout|gaierror|herror)(?=: |$)/.exec(text)?.[0]
  )
}
