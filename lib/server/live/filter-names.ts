import 'server-only'
import * as z from 'zod'
import { filterValues, type TaskFilters } from '@/lib/task-list/address'
import { ask } from '../cloud-controller/ask'
import type { Session } from '../session/session'
import { placesOf } from './places'

const namedSchema = z.object({ resources: z.array(z.object({ guid: z.string(), name: z.string() })) })
const TIMEOUT_MS = 5_000

/** The names of what filters tell guids of, as far as they can be read: one request a filter, and none without. */
export async function namesOfFilters(
  session: Session,
  filters: TaskFilters,
): Promise<Record<string, string>> {
  const [apps, spaces, organizations] = await Promise.all([
    placesOf(session, filterValues(filters, 'app_guids')),
    namesOf(session, '/v3/spaces', filterValues(filters, 'space_guids')),
    namesOf(session, '/v3/organizations', filterValues(filters, 'organization_guids')),
  ])
  return Object.fromEntries([...apps, ...spaces, ...organizations].map(({ guid, name }) => [guid, name]))
}

async function namesOf(session: Session, path: string, guids: readonly string[]) {
  if (guids.length === 0) return []
  const query = { guids: guids.join(','), per_page: 200 }
  const answer = await ask(session, { path, query, timeoutMs: TIMEOUT_MS }, namedSchema)
  return answer.kind === 'ok' ? answer.body.resources : []
}
