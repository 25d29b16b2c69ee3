import type { NoLog } from '@/lib/queries/live-task'

/** Why there are no lines, and what to do about it. */
export function noLogWord(noLog: NoLog | undefined): string {
  switch (noLog?.kind) {
    case undefined:
    case 'none-kept':
      return 'This foundation keeps no log lines of tasks.'
    case 'not-shown':
      return 'The log cache shows you no lines of this app: a role in its space does.'
    case 'failed':
      return `The log cache could not be read: ${noLog.words}. It is tried again while the task runs; reload the page to try now.`
  }
}
