import { and, eq, type SQL } from 'drizzle-orm'
import { processes } from '../../db/tables'
import type { QueryParameters } from '../../http/query'
import { type LocatedApp, readableApp } from '../access/located'
import { ofReadableApps } from '../apps/list-apps'
import { commonConditions, filterBy, ofIds } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import { PRIVATE_DATA_HIDDEN_IN_LISTS } from '../present'
import type { Answer, ApiRequest } from '../request'
import { steps } from '../steps'
import { appsOfProcesses, PROCESS_EMBEDS, presentProcess } from './show-process'

/** app/messages/processes_list_message.rb */
const RULES = {
  known: [
    ...PAGE_PARAMETERS,
    'app_guid',
    'types',
    'space_guids',
    'organization_guids',
    'app_guids',
    'embed',
    'label_selector',
  ],
  filters: ['types', 'space_guids', 'organization_guids', 'app_guids'],
  choice: PROCESS_EMBEDS,
  orderBy: ['created_at', 'updated_at'],
}
const NOT_FOR_AN_APP = ['app_guids', 'organization_guids', 'space_guids']

type Listing = ApiRequest & { message: ListMessage }

function listOfAll({ query }: ApiRequest) {
  return { message: listMessage(query, RULES) }
}

function listOfApp({ query }: ApiRequest) {
  return { message: listMessage(query, RULES, notForAnApp) }
}

function notForAnApp(query: QueryParameters): string[] {
  const found = NOT_FOR_AN_APP.filter((name) => query.has(name))
  return found.length === 0 ? [] : [`Unknown query parameter(s): '${found.join("', '")}'`]
}

async function processesOfApp(context: Listing & LocatedApp): Promise<Answer> {
  return listed(context, eq(processes.appGuid, context.app.guid))
}

async function readableProcesses(context: Listing): Promise<Answer> {
  const { cc, actor, message } = context
  return listed(context, await ofReadableApps({ cc, actor, message, column: processes.appGuid }))
}

/** GET /v3/processes. app/controllers/v3/processes_controller.rb#index */
export const listProcesses = steps(listOfAll, readableProcesses)

/** GET /v3/apps/:guid/processes */
export const listAppProcesses = steps(listOfApp, readableApp, processesOfApp)

async function listed(context: Listing, scope: SQL | undefined): Promise<Answer> {
  const { cc, message, baseUrl } = context
  const where = and(
    scope,
    ...commonConditions(processes, message),
    filterBy(message.filters, 'types', processes.type),
    filterBy(message.filters, 'app_guids', processes.appGuid),
  )
  const orderColumns = { created_at: processes.createdAt, updated_at: processes.updatedAt }
  const { total, ids } = await findPage(cc, { table: processes, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(processes).where(ofIds(processes.id, ids)))
  const apps = await appsOfProcesses(
    cc.db,
    rows.map(({ appGuid }) => appGuid),
  )
  const resources = rows.flatMap((process) => {
    const app = apps.get(process.appGuid)
    const shown = { baseUrl, command: PRIVATE_DATA_HIDDEN_IN_LISTS, wanted: message.chosen }
    return app === undefined ? [] : [presentProcess(process, { ...shown, app })]
  })
  return pageAnswer({ request: context, message, total, resources })
}
