import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { droplets, processes, revisions } from '../db/tables'
import type { Presented } from '../http/json-text'
import type { QueryParameters } from '../http/query'
import { type AppRow, findApp, type LocatedApp, readableApp } from './access/located'
import { spaceAccess } from './access/readable'
import { notFound } from './errors'
import { commonConditions, ofIds } from './lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from './lists/list-message'
import { findPage, inOrderOf, pageAnswer } from './lists/page'
import { presentMetadata, presentTime, toOne } from './present'
import { Answer, type ApiRequest } from './request'
import { steps } from './steps'

/** app/messages/app_revisions_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'versions', 'deployable', 'label_selector'],
  filters: ['versions'],
  orderBy: ['created_at', 'updated_at'],
}
const DEPLOYED_RULES = { ...RULES, known: [...PAGE_PARAMETERS], filters: [] }
type RevisionRow = typeof revisions.$inferSelect

type Listing = ApiRequest & LocatedApp & { message: ListMessage }

/** Text is never one of true and false, so that the original takes no value at all. */
function deployable(query: QueryParameters): string[] {
  return query.has('deployable') ? ['Deployable must be a boolean'] : []
}

async function revisionsOfApp(request: Listing): Promise<Answer> {
  const { cc, app, message, baseUrl } = request
  const versions = message.filters.get('versions')
  const where = and(
    eq(revisions.appGuid, app.guid),
    ...commonConditions(revisions, message),
    versions === undefined ? undefined : inArray(revisions.version, versions.map(Number)),
  )
  const orderColumns = { created_at: revisions.createdAt, updated_at: revisions.updatedAt }
  const { total, ids } = await findPage(cc, { table: revisions, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(revisions).where(ofIds(revisions.id, ids)))
  const resources = await Promise.all(rows.map((row) => presented(cc, row, baseUrl)))
  return pageAnswer({ request, message, total, resources })
}

/** The newest one of a started app: processes of older ones are replaced at once here. */
async function deployedRevisions(request: Listing): Promise<Answer> {
  const { cc, app, message, baseUrl } = request
  const [newest] = await cc.db
    .select()
    .from(revisions)
    .where(eq(revisions.appGuid, app.guid))
    .orderBy(desc(revisions.version))
    .limit(1)
  const deployed = newest === undefined || app.state !== 'STARTED' || message.page > 1n ? [] : [newest]
  const resources = await Promise.all(deployed.map((row) => presented(cc, row, baseUrl)))
  return pageAnswer({ request, message, total: resources.length, resources })
}

async function one({ cc, actor, path, baseUrl }: ApiRequest): Promise<Answer> {
  const [row] = await cc.db
    .select()
    .from(revisions)
    .where(eq(revisions.guid, path.guid ?? ''))
  const place = row === undefined ? undefined : await findApp(cc, row.appGuid)
  if (row === undefined || place === undefined) throw notFound('Revision')
  if (!(await spaceAccess(cc, actor, place.space)).read) throw notFound('Revision')
  return new Answer(200, await presented(cc, row, baseUrl))
}

/** app/presenters/v3/revision_presenter.rb */
async function presented({ db }: ApiRequest['cc'], row: RevisionRow, baseUrl: string): Promise<Presented> {
  const [droplet] = await db
    .select({ state: droplets.state })
    .from(droplets)
    .where(eq(droplets.guid, row.dropletGuid))
  const own = `${baseUrl}/v3/revisions/${row.guid}`
  return {
    guid: row.guid,
    version: row.version,
    droplet: { guid: row.dropletGuid },
    processes: Object.fromEntries(
      Object.entries(row.processes).map(([type, command]) => [type, { command }]),
    ),
    sidecars: [],
    description: row.description,
    relationships: { app: toOne(row.appGuid) },
    created_at: presentTime(row.createdAt),
    updated_at: presentTime(row.updatedAt),
    links: {
      self: { href: own },
      app: { href: `${baseUrl}/v3/apps/${row.appGuid}` },
      environment_variables: { href: `${own}/environment_variables` },
    },
    metadata: presentMetadata(row),
    deployable: droplet?.state === 'STAGED',
  }
}

/** GET /v3/apps/:guid/revisions. app/controllers/v3/app_revisions_controller.rb#index */
export const listRevisions = steps(
  ({ query }: ApiRequest) => ({ message: listMessage(query, RULES, deployable) }),
  readableApp,
  revisionsOfApp,
)
/** GET /v3/apps/:guid/revisions/deployed */
export const listDeployedRevisions = steps(
  ({ query }: ApiRequest) => ({ message: listMessage(query, DEPLOYED_RULES) }),
  readableApp,
  deployedRevisions,
)
/** GET /v3/revisions/:guid */
export const showRevision = steps(one)

/**
 * A revision of an app that starts, if its droplet is not the one of the newest revision. app/actions/revision_resolver.rb,
 * of its reasons only the droplet.
 */
export async function recordRevision(db: Db, app: AppRow): Promise<void> {
  if (app.currentDropletGuid === null) return
  const [newest] = await db
    .select()
    .from(revisions)
    .where(eq(revisions.appGuid, app.guid))
    .orderBy(desc(revisions.version))
    .limit(1)
  if (newest?.dropletGuid === app.currentDropletGuid) return
  const own = await db.select().from(processes).where(eq(processes.appGuid, app.guid)).orderBy(processes.id)
  const at = new Date()
  await db.insert(revisions).values({
    guid: randomUUID(),
    appGuid: app.guid,
    version: (newest?.version ?? 0) + 1,
    dropletGuid: app.currentDropletGuid,
    description: newest === undefined ? 'Initial revision.' : 'New droplet deployed.',
    processes: Object.fromEntries(own.map(({ type, command }) => [type, command])),
    createdAt: at,
    updatedAt: at,
  })
}
