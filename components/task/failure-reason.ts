import type { Task } from '@/lib/resources/task'

/** `APP/TASK/NAME: Exited with status N` and the like; what a shell's status above 128 means is in signal(7). */
const EXIT_STATUS = /(?:^|\s)Exited with status (\d{1,3})(?!\d)/i

/** The API's reason without the task's own name in front, which a row shows already. */
export function shortReason(task: Pick<Task, 'name' | 'result'>): string | undefined {
  const reason = task.result.failure_reason
  if (!reason) return undefined
  const own = `APP/TASK/${task.name}: `
  return reason.startsWith(own) ? reason.slice(own.length) : reason
}

/** The exit status that a reason names, with what it says in general; undefined where it names none. */
export function exitStatus(reason: string): { status: number; meaning?: string } | undefined {
  const digits = EXIT_STATUS.exec(reason)?.[1]
  if (digits === undefined) return undefined
  const status = Number(digits)
  return { status, meaning: meaningOf(status) }
}

const SIGNALS = new Map([
  [1, 'SIGHUP'],
  [2, 'SIGINT'],
  [6, 'SIGABRT'],
  [9, 'SIGKILL'],
  [11, 'SIGSEGV'],
  [15, 'SIGTERM'],
])

function meaningOf(status: number): string | undefined {
  if (status === 126) return 'The command was found but could not be executed.'
  if (status === 127) return 'The shell did not find the command.'
  const signal = SIGNALS.get(status - 128)
  return signal && `128 + ${status - 128}: ended by ${signal}.`
}
