import 'server-only'
import * as z from 'zod'
import { isGuid } from '@/lib/resources/fact'
import { roleSchema } from '@/lib/resources/role'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import type { SessionEnded } from './ask'
import { askAllPages, nothingIncluded } from './pages'

const guidOnly = z.object({ guid: z.string() })

/** The guids of every space the operator may read. */
export async function listSpaceGuids(session: Session): Promise<Answer<string[]> | SessionEnded> {
  const answer = await askAllPages(session, { path: '/v3/spaces' }, guidOnly, nothingIncluded)
  return answer.kind === 'ok' ? { ...answer, body: answer.body.resources.map(({ guid }) => guid) } : answer
}

/** The guids of the spaces in which the operator is developer, and so may read what is secret of their apps. */
export async function listDevelopedSpaceGuids(session: Session): Promise<Answer<string[]> | SessionEnded> {
  const { id } = session.user
  if (!isGuid(id)) return { kind: 'ok', status: 200, body: [] }
  const query = { types: 'space_developer', user_guids: id }
  const answer = await askAllPages(session, { path: '/v3/roles', query }, roleSchema, nothingIncluded)
  if (answer.kind !== 'ok') return answer
  const spaces = answer.body.resources.flatMap(({ type, relationships: { user, space } }) =>
    type === 'space_developer' && user.data.guid === id ? (space?.data?.guid ?? []) : [],
  )
  return { ...answer, body: spaces }
}
