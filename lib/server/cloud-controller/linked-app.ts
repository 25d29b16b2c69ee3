import 'server-only'
import { isGuid } from '@/lib/resources/fact'
import type { Prefill } from '@/lib/task-form/fill'
import type { Session } from '../session/session'
import { listAppsByName } from './apps'

/** Guids of the Cloud Controller and of Korifi; anything else that a link calls `app` is looked for as a name first. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The guid of the app that an address names, by guid or by name, with `space` and `org` where several have the name.
 * Without one and only one such app the guid is '' and `why` says in words what to do.
 */
export async function findLinkedApp(
  session: Session,
  { values: { app: wanted }, place }: Prefill,
): Promise<{ guid: string; why?: string }> {
  if (wanted === '' || UUID.test(wanted)) return { guid: wanted }
  const found = await listAppsByName(session, wanted)
  if (found.kind !== 'ok') return { guid: '', why: 'the apps could not be read' }
  const here = found.body.filter(
    ({ space, organization }) =>
      (place.space ?? space.name) === space.name &&
      (place.organization ?? organization.name) === organization.name,
  )
  const [only] = here
  if (only && here.length === 1) return { guid: only.guid }
  if (only) return { guid: '', why: `${here.length} apps have this name. Add space and org to the link.` }
  if (found.body.length > 0) return { guid: '', why: 'none of this name in that space' }
  // A guid of another form, perhaps; it is never more than asked for.
  return isGuid(wanted) ? { guid: wanted } : { guid: '', why: 'none of this name that you may see' }
}
