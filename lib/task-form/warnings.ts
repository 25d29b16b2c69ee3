import type { TaskChecks } from '../queries/task-checks'
import { headroomOf } from './headroom'

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
