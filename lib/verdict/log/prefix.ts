import { type Level, levelOf } from './level'

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const CLOCK = '\\d{1,2}:\\d\\d:\\d\\d(?:[.,:]\\d{1,9})?'
const ZONE = '(?:\\s?(?:Z|UTC|GMT|CET|CEST|EST|EDT|PST|PDT|[+-]\\d\\d:?\\d\\d))?'

/** What stands in front of a message and says nothing of it. */
const SILENT: readonly RegExp[] = [
  new RegExp(`^[[(<"]?\\d{4}[-/.]\\d\\d[-/.]\\d\\d(?:[T _-]${CLOCK}${ZONE})?[\\])>"]?[:,|]?\\s*`),
  new RegExp(`^[[(]?${CLOCK}${ZONE}[\\])]?\\s*[:|-]?\\s*`),
  new RegExp(
    `^[[(]?(?:${DAY},? )?${MONTH}\\s+\\d{1,2},?(?: \\d{4})?,? ${CLOCK}${ZONE}(?: ?[AP]M)?(?: \\d{4})?[\\])]?[:,]?\\s*`,
  ),
  new RegExp(
    `^[[(]?(?:${DAY},? )?\\d{1,2}[-/. ](?:${MONTH}|\\d\\d)[-/. ]\\d{2,4}[ :,T]+${CLOCK}${ZONE}[\\])]?[:,]?\\s*`,
  ),
  new RegExp(`^[[(]${DAY} ${MONTH}\\s+\\d{1,2} ${CLOCK} \\d{4}[\\])]\\s*`),
  /^\[?\d{10}(?:\.\d{1,9}|\d{3})?\]?[:\s]\s*/,
  // containers and their like: `web_1  | `, `app[web.1]: `, `[1/4] `, `[worker-2] `, `#12 0.345 `
  /^[A-Za-z][\w.-]{0,40}\s{0,12}\|\s/,
  /^[A-Za-z][\w./-]{0,40}\[[\w.-]{1,20}\]:\s/,
  /^\[\s?\d{1,6}(?:\/\d{1,6})?\]\s/,
  /^\[[A-Za-z][\w ./:-]{0,30}\]\s+(?=[[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN|ERROR|FATAL|CRITICAL|SEVERE)\b)/,
  /^#\d+ \d+\.\d+ /,
  /^<\d{1,3}>(?:\d )?/,
]

const LEVEL_WORDS =
  'TRACE|TRCE|DEBUG|DBUG|DBG|VERBOSE|INFORMATION|INFO|INF|NOTICE|SUCCESS|WARNING|WARN|WRN|ERROR|ERRO|ERR|FATAL|FTL|CRITICAL|CRIT|SEVERE|PANIC|DPANIC|ALERT|EMERGENCY|EMERG|FAILURE|FEHLER|ERREUR|WARNUNG'
/** Capital letters, alone or in brackets. */
const CAPITALS = new RegExp(
  `^(?:[[(<{*]\\s{0,3}(${LEVEL_WORDS})\\s{0,3}[\\])>}*]|(${LEVEL_WORDS}))(?=[\\s:!|\\]\\[>-]|$)[\\s:!|>-]*`,
)
/** Any letters, but then with a bracket or a colon about them. */
const ANY_CASE = new RegExp(
  `^(?:\\[\\s{0,3}(${LEVEL_WORDS})\\s{0,3}\\][\\s:|-]*|(${LEVEL_WORDS}|fail|crit)(?::(?=\\s|$)|\\s?!)\\s*)`,
  'i',
)
/** Lower case straight after a time, as zap, tracing and winston write it. */
const AFTER_TIME = new RegExp(`^(${LEVEL_WORDS})(?=[\\s:|\\t])[\\s:|-]*`, 'i')

/** Rust's env_logger, monolog and their like: the level within the bracket of the time. */
const IN_BRACKET = new RegExp(`^\\[[^\\]]{0,60}?\\b(${LEVEL_WORDS})\\b[^\\]]{0,60}\\]\\s*`, 'i')
const MONOLOG = new RegExp(`^[\\w-]{1,30}\\.(${LEVEL_WORDS}):\\s*`)
const KLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d+\s+\d+ [\w.-]+:\d+\] /
const RUBY_LOGGER = /^([DIWEFA]), \[[^\]]{1,60}\]\s+[A-Z]+ -- ?[^:]{0,60}: ?/

/** Names of loggers and threads between level and message. */
const LOGGERS: readonly RegExp[] = [
  /^\d+ --- \[[^\]]{0,80}\] (?:\[[^\]]{0,80}\] )?\S+\s*: /, // Spring Boot
  /^\[[\w .,:#$/@-]{1,60}\]:?\s*(?:[\w.$/-]{1,80}(?:\s*[-:]|\s*\([^)]{1,60}\):?)\s+)?/, // Log4j, Logback
  /^[\w.-]{1,60}:(?=[A-Za-z"'[(])/, // Python's basicConfig: `root:message`
  /^[a-z][\w.-]{0,60}\.[\w.-]{1,60}:?\s(?:-\s)?/, // `com.example.Job - `, `exports.nightly: `
  /^\(\w[\w .:-]{0,40}\)\s/,
]

export type Prefixed = { message: string; level: Level | undefined; hasTime: boolean }

/** Takes times, levels and names of loggers off a line. What is left is the message, with its own indentation. */
export function takePrefix(text: string): Prefixed {
  const short = KLOG.exec(text) ?? RUBY_LOGGER.exec(text)
  if (short) return { message: text.slice(short[0].length), level: levelOf(short[1]), hasTime: true }
  let rest = text
  let hasTime = false
  for (let round = 0; round < 4; round += 1) {
    const before = rest
    for (const [at, silent] of SILENT.entries()) {
      const found = silent.exec(rest)?.[0].length ?? 0
      if (found === 0) continue
      rest = rest.slice(found)
      if (at < 6) hasTime = true
    }
    if (rest === before) break
  }
  const found =
    CAPITALS.exec(rest) ??
    ANY_CASE.exec(rest) ??
    MONOLOG.exec(rest) ??
    (hasTime ? AFTER_TIME.exec(rest) : null) ??
    IN_BRACKET.exec(text)
  if (!found) return { message: hasTime ? withoutBracket(rest) : rest, level: toldByTool(rest), hasTime }
  const level = levelOf(found[1] ?? found[2])
  // `Error: …` may be a class or the words of a program: it stays.
  if (found.input === rest && /^\w+:\s/.test(found[0])) return { message: rest, level, hasTime }
  let message = (found.input === text && found.input !== rest ? text : rest).slice(found[0].length)
  for (const logger of LOGGERS) {
    const name = logger.exec(message)?.[0]
    if (name === undefined || /(?:error|exception)\b/i.test(name)) continue
    message = message.slice(name.length)
    break
  }
  return { message, level, hasTime }
}

/** `psql:a.sql:2: ERROR: …`, `curl: error: …`, `a.c:3:1: fatal error: …`: a tool's own name stands before its level. */
const TOOL = /^(?:[\w.+/-]{1,80}:){1,2}(?:\d+:){0,2} ?(fatal|error|ERROR|FATAL|PANIC)(?: error)?: /

function toldByTool(text: string): Level | undefined {
  return levelOf(TOOL.exec(text)?.[1])
}

/** `[main] ` or `[job-3] ` after a time. */
function withoutBracket(text: string): string {
  const name = /^\[[\w .,:#/@-]{1,40}\]\s+/.exec(text)?.[0]
  return name === undefined ? text : text.slice(name.length)
}
