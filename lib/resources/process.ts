import * as z from 'zod/mini'
import { exactInteger, fact, integerFact, optionalTextFact, textFact } from './fact'

/** The fields of a v3 process that we read. `command` is null where process and droplet have none. */
export const processSchema = z.object({
  guid: z.string(),
  type: textFact,
  command: optionalTextFact,
  user: optionalTextFact,
  instances: integerFact,
  memory_in_mb: integerFact,
  disk_in_mb: integerFact,
  log_rate_limit_in_bytes_per_second: fact(z.optional(z.nullable(exactInteger)), undefined),
})

export type Process = z.infer<typeof processSchema>

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
