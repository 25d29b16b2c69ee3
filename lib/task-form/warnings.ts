import type { TaskChecks } from '../queries/task-checks'
import { hasEnded, type Task } from '../resources/task'
import type { TaskFormValues } from './fields'
import { headroomOf } from './headroom'
import { whoMay } from './refusal/next-steps'

/** Something that speaks against submitting, in our words; `said` is what the foundation's operators say of it. */
export type Warning = { text: string; said?: string }

/**
 * What the API would refuse a task with this memory (in MB) for as things stand, the hardest first. Nothing of it blocks. That an app has no
 * droplet is said at the field that mends it, and only there.
 */
export function warningsOf(checks: TaskChecks, memoryMb: number | undefined): Warning[] {
  const short = headroomOf(checks.quotas, memoryMb).filter(({ isShort }) => isShort)
  return [
    ...checks.warnings,
    ...short.map(({ of, text, next }) => ({
      text: `${of}: ${text}, so the API would refuse it now. ${next}`,
    })),
  ]
}

/**
 * What is known of the place where a task would run. `missing` is what the operator lacks: a token that may write, or
 * the role, with the names of those who have it. `switchedOff`: task creation is, in the operators' words if any.
 * `untraceable`: why a task could not be told from others by our label, should its answer get lost.
 */
export type PlaceFindings = {
  space: string
  organization: string
  suspended?: 'organization' | 'space'
  missing?: { kind: 'scope' } | { kind: 'role'; developers?: string[] }
  switchedOff?: { message: string | null }
  untraceable?: 'no-label' | 'label-dropped'
}

/** What speaks against any task there, the hardest first. */
export function placeWarnings(found: PlaceFindings): Warning[] {
  return [...switchedOff(found), ...missing(found), ...suspended(found), ...untraceable(found)]
}

function switchedOff({ switchedOff: off }: PlaceFindings): Warning[] {
  const text = 'Creating tasks is switched off on this foundation. An administrator can switch it on.'
  return off ? [{ text, said: off.message ?? undefined }] : []
}

function missing({ missing: lacks, space }: PlaceFindings): Warning[] {
  switch (lacks?.kind) {
    case undefined:
      return []
    case 'scope':
      return [{ text: 'This sign-in may only read: the API refuses to create tasks with it.' }]
    case 'role': {
      const known = { ...(space !== '' && { space: { name: space } }), developers: lacks.developers }
      return [{ text: `You may not create tasks here. ${whoMay(known)}` }]
    }
  }
}

function suspended({ suspended: level, space, organization }: PlaceFindings): Warning[] {
  switch (level) {
    case undefined:
      return []
    case 'organization':
      return [
        {
          text: `The organization ${organization} is suspended: only administrators may create tasks there.`,
        },
      ]
    case 'space':
      return [
        {
          text: `The space ${space} is suspended: only administrators and managers of its organization may create tasks there.`,
        },
      ]
  }
}

const WHY_UNTRACEABLE = {
  'no-label': 'this console sends no label that would tell',
  'label-dropped': 'this foundation does not keep the label that would tell',
} as const

function untraceable({ untraceable: why }: PlaceFindings): Warning[] {
  return why
    ? [
        {
          text: `Should the API’s answer get lost, nobody can find out here whether the task exists: ${WHY_UNTRACEABLE[why]}.`,
        },
      ]
    : []
}

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
