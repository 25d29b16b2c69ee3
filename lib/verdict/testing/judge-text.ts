import { judgeTask } from '../judge'
import type { Line, Verdict } from '../verdict'

/** Lines as a task prints them on stderr, those that begin with `> ` on stdout. */
export function toLines(text: string): Line[] {
  return text.split('\n').map((line, index) => ({
    at: `${1_700_000_000_000_000_000n + BigInt(index) * 1_000_000n}`,
    stream: line.startsWith('> ') ? 'OUT' : 'ERR',
    text: line.startsWith('> ') ? line.slice(2) : line,
  }))
}

/** The verdict on a task that printed a text and ended with a status. */
export function judgeText(text: string, status = 1, command = 'bin/job'): Verdict {
  const verdict = judgeTask({
    task: {
      state: 'FAILED',
      name: 'job',
      command,
      memory_in_mb: 512,
      disk_in_mb: 1024,
      result: { failure_reason: `APP/TASK/job: Exited with status ${status}` },
    },
    lines: text === '' ? [] : toLines(text),
  })
  if (!verdict) throw new Error('a failed task has a verdict')
  return verdict
}
