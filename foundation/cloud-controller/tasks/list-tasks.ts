import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { spaces } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import type { QueryParameters } from '../../http/query'
import { type LocatedApp, readableApp } from '../access/located'
import { inReadableSpace, type SpaceAccess } from '../access/readable'
import type { CloudController } from '../cloud-controller'
import { ApiError } from '../errors'
import { filterByName } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import { timeCondition } from '../lists/time-filter'
import { selectorCondition } from '../metadata/label-selector'
import type { Answer, ApiRequest } from '../request'
import { steps } from '../steps'
import { presentTask } from './show-task'
import { tasksById } from './task-model'

/** app/messages/tasks_list_message.rb, in the order in which an unknown parameter's message names them. */
const RULES = {
  known: [
    ...PAGE_PARAMETERS,
    'names',
    'states',
    'app_guids',
    'organization_guids',
    'space_guids',
    'app_guid',
    'sequence_ids',
    'label_selector',
  ],
  filters: ['names', 'states', 'app_guids', 'organization_guids', 'space_guids', 'sequence_ids'],
  orderBy: ['created_at', 'updated_at'],
}
const NOT_FOR_AN_APP = ['space_guids', 'organization_guids', 'app_guids']

type Listing = ApiRequest & { message: ListMessage }

function listOfAll({ query }: ApiRequest): { message: ListMessage } {
  return { message: listMessage(query, RULES, (given) => misplaced(given, ['sequence_ids'])) }
}

function listOfApp({ query }: ApiRequest): { message: ListMessage } {
  return { message: listMessage(query, RULES, (given) => misplaced(given, NOT_FOR_AN_APP)) }
}

async function tasksOfApp(context: Listing & LocatedApp & { access: SpaceAccess }): Promise<Answer> {
  return listed(context, eq(tasks.appGuid, context.app.guid), context.access.readSecrets)
}

async function readableTasks(context: Listing): Promise<Answer> {
  return listed(context, await inReadableSpace(context.cc, context.actor, tasks.spaceGuid), false)
}

/** GET /v3/apps/:guid/tasks: with `command` for who may read secrets. app/controllers/v3/tasks_controller.rb#index */
export const listAppTasks = steps(listOfApp, readableApp, tasksOfApp)

const listAllTasks = steps(listOfAll, readableTasks)

/** GET /v3/tasks: all that the actor may read, never with `command`; with `app_guid` it is that app's list. */
export function listTasks(request: ApiRequest): Promise<Answer> {
  const guid = request.query.get('app_guid')
  if (typeof guid !== 'string' || guid.trim() === '') return listAllTasks(request)
  return listAppTasks({ ...request, path: { guid }, pathname: `/v3/apps/${guid}/tasks` })
}

async function listed(context: Listing, scope: SQL | undefined, mayReadSecrets: boolean): Promise<Answer> {
  const { cc, message, baseUrl } = context
  const showCommand = mayReadSecrets || !cc.settings.commandsAreSecret
  const where = and(scope, ...conditions(cc, message))
  const { total, ids } = await findPage(cc, {
    table: tasks,
    where,
    orderColumns: { created_at: tasks.createdAt, updated_at: tasks.updatedAt },
    message,
  })
  const rows = await tasksById(cc.db, ids)
  const byId = inOrderOf(
    ids,
    rows.map((row) => ({ id: row.task.id, row })),
  )
  const resources = byId.map(({ row }) => presentTask(row, { baseUrl, showCommand }))
  return pageAnswer({ request: context, message, total, resources })
}

/** app/fetchers/task_list_fetcher.rb. `names` compares without case, as the column does. */
function conditions(cc: CloudController, { filters, times, requirements }: ListMessage): (SQL | undefined)[] {
  const given = (name: string, condition: (values: string[]) => SQL) => {
    const values = filters.get(name)
    return values === undefined ? undefined : condition(values)
  }
  return [
    given('guids', (values) => inArray(tasks.guid, values)),
    filterByName(filters, tasks.name),
    given('states', (values) => inArray(tasks.state, values)),
    given('app_guids', (values) => inArray(tasks.appGuid, values)),
    given('space_guids', (values) => inArray(tasks.spaceGuid, values)),
    given('organization_guids', (values) =>
      inArray(
        tasks.spaceGuid,
        cc.db.select({ guid: spaces.guid }).from(spaces).where(inArray(spaces.organizationGuid, values)),
      ),
    ),
    given('sequence_ids', (values) =>
      inArray(
        tasks.sequenceId,
        values.map((value) => sequenceId(value, cc.settings.largestSequenceId)),
      ),
    ),
    ...times.map((time) =>
      timeCondition(time.parameter === 'created_ats' ? tasks.createdAt : tasks.updatedAt, time),
    ),
    ...requirements.map((requirement) => selectorCondition(tasks.labelsIndex, requirement)),
  ]
}

/** What does not fit the column breaks the original's database. */
function sequenceId(text: string, largest: bigint): bigint {
  const number = /^\s*[+-]?\d+\s*$/.test(text) ? BigInt(text.trim().replace('+', '')) : largest + 1n
  if (number > largest || number < -largest - 1n) throw new ApiError('UnknownError')
  return number
}

function misplaced(query: QueryParameters, names: string[]): string[] {
  const found = names.filter((name) => query.has(name))
  return found.length === 0 ? [] : [`Unknown query parameter(s): '${found.join("', '")}'`]
}
