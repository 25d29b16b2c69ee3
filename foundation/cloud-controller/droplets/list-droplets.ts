import { and, eq, type SQL } from 'drizzle-orm'
import { droplets } from '../../db/tables'
import type { QueryParameters } from '../../http/query'
import { type LocatedApp, readableApp } from '../access/located'
import { ofReadableApps } from '../apps/list-apps'
import { commonConditions, filterBy, ofIds } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import type { Answer, ApiRequest } from '../request'
import { steps } from '../steps'
import { presentDroplet } from './show-droplet'

/** app/messages/droplets_list_message.rb */
const RULES = {
  known: [
    ...PAGE_PARAMETERS,
    'app_guid',
    'app_guids',
    'current',
    'organization_guids',
    'package_guid',
    'space_guids',
    'states',
    'label_selector',
  ],
  filters: ['app_guids', 'states', 'space_guids', 'organization_guids'],
  orderBy: ['created_at', 'updated_at'],
}

type Listing = ApiRequest & { message: ListMessage }

function listOfAll({ query }: ApiRequest) {
  return { message: listMessage(query, RULES, (given) => misplaced(given, ['current'])) }
}

function listOfApp({ query }: ApiRequest) {
  return { message: listMessage(query, RULES, notForAnApp) }
}

function notForAnApp(query: QueryParameters): string[] {
  const current = query.get('current')
  return [
    ...(current === undefined || current === 'true' ? [] : ["Current only accepts the value 'true'"]),
    ...misplaced(query, ['app_guids', 'organization_guids', 'space_guids']),
  ]
}

function misplaced(query: QueryParameters, names: string[]): string[] {
  const found = names.filter((name) => query.has(name))
  return found.length === 0 ? [] : [`Unknown query parameter(s): '${found.join("', '")}'`]
}

async function dropletsOfApp(context: Listing & LocatedApp): Promise<Answer> {
  const { app, query } = context
  const only = query.has('current') ? eq(droplets.guid, app.currentDropletGuid ?? '') : undefined
  return listed(context, and(eq(droplets.appGuid, app.guid), only))
}

async function readableDroplets(context: Listing): Promise<Answer> {
  const { cc, actor, message } = context
  return listed(context, await ofReadableApps({ cc, actor, message, column: droplets.appGuid }))
}

/** GET /v3/droplets. app/controllers/v3/droplets_controller.rb#index */
export const listDroplets = steps(listOfAll, readableDroplets)

/** GET /v3/apps/:guid/droplets */
export const listAppDroplets = steps(listOfApp, readableApp, dropletsOfApp)

async function listed(context: Listing, scope: SQL | undefined): Promise<Answer> {
  const { cc, message, baseUrl } = context
  const where = and(
    scope,
    ...commonConditions(droplets, message),
    filterBy(message.filters, 'states', droplets.state),
    filterBy(message.filters, 'app_guids', droplets.appGuid),
  )
  const orderColumns = { created_at: droplets.createdAt, updated_at: droplets.updatedAt }
  const { total, ids } = await findPage(cc, { table: droplets, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(droplets).where(ofIds(droplets.id, ids)))
  const inList = cc.settings.commandsAreSecret
  const resources = rows.map((row) => presentDroplet(row, { baseUrl, inList, showSecrets: !inList }))
  return pageAnswer({ request: context, message, total, resources })
}
