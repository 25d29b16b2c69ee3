import { noLogWord } from '@/components/task/log-lines'
import type { TaskLog } from '@/lib/queries/task-log'
import type { LogLine } from '@/lib/resources/task'

/** Diego says so itself, once per second in which it drops lines. depot/log_streamer of executor */
const RATE_EXCEEDED = /exceeded log rate limit/i

/** Why there is nothing to show, and what to do about it. */
export function nothingWords(log: TaskLog, isLive: boolean): string {
  if (log.noLog) return noLogWord(log.noLog)
  if (log.goneBefore === '')
    return 'The log cache has forgotten this task’s lines: it keeps an app’s newest lines only, often for less than a day.'
  if (log.goneBefore !== undefined)
    return 'The log cache keeps no line of this task any more: newer lines of the app took their place.'
  return isLive
    ? 'No output so far. Lines come here within a second of being written.'
    : 'The task wrote no output.'
}

/** What the lines that are shown do not tell; each its own sentence. */
export function missingWords(log: TaskLog): string[] {
  const words: string[] = []
  if (log.noLog && log.lines.length > 0)
    words.push(`${noLogWord(log.noLog)} What stands here was read before.`)
  if (log.namesakesUnread)
    words.push(
      'Whether other tasks of this name ran at that time could not be found out: lines here may be theirs.',
    )
  if (log.isKept)
    words.push(
      'The log cache has forgotten this task: these are the last lines, kept in the journal when it ended.',
    )
  else if (log.goneBefore !== undefined && log.lines.length > 0)
    words.push(
      'Earlier lines of this task are gone: the log cache keeps an app’s newest lines only, and newer ones took their place.',
    )
  if (log.lines.some(isDropped))
    words.push(
      'Lines above the log rate limit were dropped by the platform: it says so where they are missing.',
    )
  const unsure = log.lines.filter(({ isSure, from }) => isSure === false && from === undefined).length
  if (unsure > 0)
    words.push(
      `${unsure === 1 ? 'One line' : `${unsure} lines`} may be of another task: one of the same name ran at that moment, and lines carry the name only. They are marked with a ?.`,
    )
  return words
}

const isDropped = ({ text }: LogLine): boolean => RATE_EXCEEDED.test(text.slice(0, 200))
