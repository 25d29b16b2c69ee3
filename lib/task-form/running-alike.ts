import { hasEnded, type Task } from '../resources/task'
import type { TaskFormValues } from './values'

/** A task that still runs, and what it has in common with what was typed. */
export type Alike = { task: Task; same: 'name' | 'command' }

/**
 * Tasks that have not ended and have the same name or the same command: both may do the same work
 * twice. The API compares names without case. A command that may not be read is not compared.
 */
export function runningAlike(
  { name, command }: Pick<TaskFormValues, 'name' | 'command'>,
  tasks: Task[],
): Alike[] {
  return tasks.flatMap((task): Alike[] => {
    if (hasEnded(task)) return []
    if (command !== '' && task.command === command) return [{ task, same: 'command' }]
    return name !== '' && task.name.toLowerCase() === name.toLowerCase() ? [{ task, same: 'name' }] : []
  })
}
