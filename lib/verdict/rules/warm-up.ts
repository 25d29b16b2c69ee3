import { RULES } from './rules'

/** How many patterns are compiled before others may go on: a few milliseconds' worth. */
const AT_ONCE = 6
/** An engine compiles a pattern when it is first tried, and once more, to fast code, when it is tried again. */
const TRIES = 2
const TEXT = 'Error: what any pattern may be tried on'

/** Compiles the patterns a few at a time, so that the first verdict of a process does not wait for all of them. */
export function warmUp(from = 0): void {
  for (const { on, not } of RULES.slice(from, from + AT_ONCE)) {
    for (let tried = 0; tried < TRIES; tried += 1) {
      on.test(TEXT)
      not?.test(TEXT)
    }
  }
  if (from + AT_ONCE < RULES.length) setTimeout(() => warmUp(from + AT_ONCE), 1).unref()
}
