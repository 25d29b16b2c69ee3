import type { Piece } from './piece'
import type { SentTask } from './sent-task'

const UNLIMITED = ['organization', 'space'].map((level) => `log_rate_limit cannot be unlimited in ${level} '`)

/** Each level speaks once at most, the organization first. */
function isOncePerLevel(detail: string, pieces: Piece[]): boolean {
  const levels = pieces
    .map(({ begin }) => UNLIMITED.findIndex((opens) => detail.startsWith(opens, begin)))
    .filter((level) => level >= 0)
  return levels.every((level, index) => index === 0 || level > (levels[index - 1] ?? level))
}

/** All that is wrong with a column comes in one go. */
function isLogRateTogether(pieces: Piece[]): boolean {
  const logRate = pieces.map(({ at }) => at.kind === 'field' && at.field === 'logRate')
  const [first, last] = [logRate.indexOf(true), logRate.lastIndexOf(true)]
  return first < 0 || logRate.slice(first, last).every(Boolean)
}

/** A user that only the template process has can hold anything, and is the last that is complained about. */
function isUserLast(detail: string, pieces: Piece[], { user }: SentTask): boolean {
  const found = pieces.findIndex(({ begin }) => detail.startsWith('user invalid ', begin))
  return user !== '' || found < 0 || found === pieces.length - 1
}

/**
 * Whether the Cloud Controller would tell messages in this order: a reading that it would not has
 * taken a name that is not in the request for messages. app/models/runtime/task_model.rb
 */
export function isInOrder(detail: string, pieces: Piece[], sent: SentTask): boolean {
  return isOncePerLevel(detail, pieces) && isLogRateTogether(pieces) && isUserLast(detail, pieces, sent)
}
