import 'server-only'
import * as z from 'zod'
import { filterValues, type TaskFilters } from '@/lib/task-list/address'
import { ask } from '../cloud-controller/ask'
import type { Session } from '../session/session'
import { isUntoldApp, placesOf } from './places'

const namedSchema = z.object({ resources: z.array(z.object({ guid: z.string(), name: z.string() })) })
const TIMEOUT_MS = 5_000

/** Names by guid, and the guids of what the API does not tell of: it does not exist, or may not be seen. */
export type FilterNames = { names: Record<string, string>; untold: string[] }

/** The names of what filters tell guids of, as far as they can be read: one request a filter, and none without. */
export async function namesOfFilters(session: Session, filters: TaskFilters): Promise<FilterNames> {
  const appGuids = filterValues(filters, 'app_guids')
  const [apps, spaces, organizations] = await Promise.all([
    placesOf(session, appGuids),
    namesOf(session, '/v3/spaces', filterValues(filters, 'space_guids')),
    namesOf(session, '/v3/organizations', filterValues(filters, 'organization_guids')),
  ])
  const named = [...apps, ...spaces.named, ...organizations.named]
  return {
    names: Object.fromEntries(named.map(({ guid, name }) => [guid, name])),
    untold: [
      ...appGuids.filter((guid) => isUntoldApp(session, guid)),
      ...spaces.untold,
      ...organizations.untold,
    ],
  }
}

async function namesOf(session: Session, path: string, guids: readonly string[]) {
  if (guids.length === 0) return { named: [], untold: [] }
  const query = { guids: guids.join(','), per_page: 200 }
  const answer = await ask(session, { path, query, timeoutMs: TIMEOUT_MS }, namedSchema)
  if (answer.kind !== 'ok') return { named: [], untold: [] }
  const named = answer.body.resources.filter(({ guid }) => guids.includes(guid))
  return { named, untold: guids.filter((guid) => !named.some((one) => one.guid === guid)) }
}
