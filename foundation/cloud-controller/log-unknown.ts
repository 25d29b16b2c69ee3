import { sqlState } from './db-errors'

/** A NUL in text, which the original's database refuses too: nothing to look into. */
const NUL_IN_TEXT = '22021'

/** One line for an error nobody foresaw: where it came from, and nothing of what was sent. */
export function logUnknown(error: unknown): void {
  const state = sqlState(error)
  if (state === NUL_IN_TEXT) return
  const [frame = ''] =
    (error instanceof Error ? (error.stack ?? '') : '').match(/^ +at .*foundation.*$/m) ?? []
  const kind = error instanceof Error ? error.name : typeof error
  console.error(`unforeseen ${kind}${state === undefined ? '' : ` (${state})`}${frame.replace(/^ +/, ' ')}`)
}
