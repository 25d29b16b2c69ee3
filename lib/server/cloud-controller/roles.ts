import 'server-only'
import { isGuid } from '@/lib/resources/fact'
import { includedUsersSchema, roleSchema } from '@/lib/resources/role'
import type { Session } from '../session/session'
import { askPage } from './pages'

/** More names than these are never said. */
const MOST_DEVELOPERS = 50

const isDeveloperIn = (
  role: { type: string; relationships: { space?: { data: { guid: string } | null } } },
  space: string,
) => role.type === 'space_developer' && role.relationships.space?.data?.guid === space

/** Whether a user is developer of a space; undefined where that can't be read. */
export async function isSpaceDeveloper(
  session: Session,
  { userGuid, spaceGuid }: { userGuid: string; spaceGuid: string },
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  if (!isGuid(spaceGuid) || !isGuid(userGuid)) return undefined
  const query = { types: 'space_developer', space_guids: spaceGuid, user_guids: userGuid }
  const answer = await askPage(session, { path: '/v3/roles', query, signal }, roleSchema, includedUsersSchema)
  // A role that can't be read may be this one: then nothing is known.
  if (answer.kind !== 'ok' || answer.body.unreadable.length > 0) return undefined
  return answer.body.resources.some(
    (role) => isDeveloperIn(role, spaceGuid) && role.relationships.user.data.guid === userGuid,
  )
}

/** The names of the developers of a space, in the alphabet's order; undefined where they can't be read. */
export async function listSpaceDevelopers(
  session: Session,
  spaceGuid: string,
  signal?: AbortSignal,
): Promise<string[] | undefined> {
  if (!isGuid(spaceGuid)) return undefined
  const query = {
    types: 'space_developer',
    space_guids: spaceGuid,
    include: 'user',
    per_page: MOST_DEVELOPERS,
  }
  const answer = await askPage(session, { path: '/v3/roles', query, signal }, roleSchema, includedUsersSchema)
  if (answer.kind !== 'ok') return undefined
  const { resources, included } = answer.body
  const developers = new Set(
    resources
      .filter((role) => isDeveloperIn(role, spaceGuid))
      .map((role) => role.relationships.user.data.guid),
  )
  return (included?.users ?? [])
    .filter(({ guid }) => developers.has(guid))
    .flatMap(({ username, presentation_name }) => username || presentation_name || [])
    .sort((a, b) => a.localeCompare(b))
}
