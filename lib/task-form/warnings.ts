import type { TaskChecks } from '../queries/task-checks-schema'
import { headroomOf } from './headroom'

/** Something that speaks against submitting, in our words; `said` is what the foundation's operators say of it. */
export type Warning = { text: string; said?: string }

/** What of the form the checks are held against: the chosen droplet, '' for the current one, and the memory in MB. */
export type Asked = { droplet: string; memoryMb: number | undefined }

/** What the API would refuse the task for as things stand, the hardest first. Nothing of it blocks. */
export function warningsOf(checks: TaskChecks, { droplet, memoryMb }: Asked): Warning[] {
  const short = headroomOf(checks.quotas, memoryMb).filter(({ isShort }) => isShort)
  return [
    ...checks.warnings,
    ...(checks.isWithoutDroplet && droplet === ''
      ? [{ text: 'This app has no current droplet. Choose a droplet, or push the app first.' }]
      : []),
    ...short.map(({ of, text, next }) => ({
      text: `${of}: ${text}, so the API would refuse it now. ${next}`,
    })),
  ]
}
