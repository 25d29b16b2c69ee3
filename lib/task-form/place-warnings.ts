import { whoMay } from './refusal/known'
import type { Warning } from './warnings'

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
