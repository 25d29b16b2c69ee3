import 'server-only'
import {
  type BuiltDroplet,
  builtDropletSchema,
  type Droplet,
  dropletSchema,
  type Revision,
  revisionSchema,
} from '@/lib/resources/droplet'
import { isGuid } from '@/lib/resources/fact'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, notFound, type SessionEnded } from './ask'
import { askPage, nothingIncluded } from './pages'

/** How many droplets a picker offers; foundations keep five by default. */
const MOST_DROPLETS = 100

/** The droplets of an app that a task can run: staged ones, newest first. Others the API takes, and then fails. */
export async function listUsableDroplets(
  session: Session,
  appGuid: string,
): Promise<Answer<{ droplets: Droplet[]; unreadable: string[] }> | SessionEnded> {
  if (!isGuid(appGuid)) return notFound('App not found')
  const query = { states: 'STAGED', order_by: '-created_at', per_page: MOST_DROPLETS }
  const request = { path: `/v3/apps/${appGuid}/droplets`, query }
  const answer = await askPage(session, request, dropletSchema, nothingIncluded)
  if (answer.kind !== 'ok') return answer
  const { resources, unreadable } = answer.body
  return { ...answer, body: { droplets: resources, unreadable } }
}

/** The app's current droplet; refused with 404 where it has none. */
export async function getCurrentDroplet(
  session: Session,
  appGuid: string,
): Promise<Answer<Droplet> | SessionEnded> {
  if (!isGuid(appGuid)) return notFound('App not found')
  return ask(session, { path: `/v3/apps/${appGuid}/droplets/current` }, dropletSchema)
}

/** One droplet, of any state; refused with 404 where it is deleted or not the operator's to see. */
export async function getDroplet(
  session: Session,
  guid: string,
): Promise<Answer<BuiltDroplet> | SessionEnded> {
  if (!isGuid(guid)) return notFound('Droplet not found')
  return ask(session, { path: `/v3/droplets/${guid}` }, builtDropletSchema)
}

/** The newest revisions of an app; refused with 404 where it is not the operator's to see, or by an API without them. */
export async function listRevisions(
  session: Session,
  appGuid: string,
): Promise<Answer<Revision[]> | SessionEnded> {
  if (!isGuid(appGuid)) return notFound('App not found')
  const query = { order_by: '-created_at', per_page: MOST_DROPLETS }
  const request = { path: `/v3/apps/${appGuid}/revisions`, query }
  const answer = await askPage(session, request, revisionSchema, nothingIncluded)
  return answer.kind === 'ok' ? { ...answer, body: answer.body.resources } : answer
}

/**
 * The newest revision that each droplet of an app belongs to, by the droplet's guid. Empty where revisions can't be
 * read, as on APIs without them.
 */
export async function readRevisions(session: Session, appGuid: string): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  const answer = await listRevisions(session, appGuid)
  if (answer.kind !== 'ok') return versions
  for (const { version, droplet } of answer.body)
    if (droplet) versions.set(droplet.guid, Math.max(version, versions.get(droplet.guid) ?? 0))
  return versions
}
