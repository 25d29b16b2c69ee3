import type { Process } from './process'

/** What the API writes in place of a process's command: in every list, and to whoever may not read secrets. */
const HIDDEN_COMMANDS: readonly string[] = ['[PRIVATE DATA HIDDEN IN LISTS]', '[PRIVATE DATA HIDDEN]']

/** The command that a task would take over; null where there is none or it is not shown to this operator. */
export function commandOf(process: Pick<Process, 'command'>): string | null {
  if (!process.command || HIDDEN_COMMANDS.includes(process.command)) return null
  return process.command
}

/** Processes as a template picker offers them: type `task` first, which is what `cf run-task` takes by itself. */
export function asTemplates(processes: readonly Process[]): Process[] {
  const rank = (process: Process) => (process.type === 'task' ? 0 : process.type === 'web' ? 1 : 2)
  return [...processes].sort((a, b) => rank(a) - rank(b) || a.type.localeCompare(b.type))
}
