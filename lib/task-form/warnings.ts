import type { TaskChecks } from '../queries/task-checks-schema'
import { type Headroom, headroomOf, knownOf } from './headroom'
import { whoMay } from './refusal/known'

/** Something that speaks against submitting, in our words; `said` is what the foundation's operators say of it. */
export type Warning = { text: string; said?: string }

/** What of the form the checks are held against: the chosen droplet, '' for the current one, and the memory in MB. */
export type Asked = { droplet: string; memoryMb: number | undefined }

/** What the API would refuse a task for as things stand, the hardest first. Nothing of it blocks. */
export function warningsOf(checks: TaskChecks, { droplet, memoryMb }: Asked): Warning[] {
  return [
    ...switchedOff(checks),
    ...missing(checks),
    ...suspended(checks),
    ...(checks.isWithoutDroplet && droplet === ''
      ? [{ text: 'This app has no current droplet. Choose a droplet, or push the app first.' }]
      : []),
    ...headroomOf(checks.quotas, memoryMb)
      .filter(({ isShort }) => isShort)
      .map(short),
  ]
}

function switchedOff(checks: TaskChecks): Warning[] {
  if (!checks.switchedOff) return []
  const { message } = checks.switchedOff
  return [
    {
      text: 'Creating tasks is switched off on this foundation. An administrator can switch it on.',
      said: message ?? undefined,
    },
  ]
}

function missing(checks: TaskChecks): Warning[] {
  switch (checks.missing?.kind) {
    case undefined:
      return []
    case 'scope':
      return [{ text: 'This sign-in may only read: the API refuses to create tasks with it.' }]
    case 'role':
      return [{ text: `You may not create tasks here. ${whoMay(whoHas(checks))}` }]
  }
}

const whoHas = ({ space, missing, quotas }: TaskChecks) => ({
  ...knownOf(quotas),
  ...(space !== '' && { space: { name: space } }),
  developers: missing?.developers,
})

function suspended({ suspended: level, space, organization }: TaskChecks): Warning[] {
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

const short = ({ of, text, next }: Headroom): Warning => ({
  text: `${of}: ${text}, so the API would refuse it now. ${next}`,
})
