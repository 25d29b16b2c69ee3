import { eq } from 'drizzle-orm'
import { apps, droplets } from '../../db/tables'
import { type LocatedApp, readableApp } from '../access/located'
import type { SpaceAccess } from '../access/readable'
import { requireWritableSpace } from '../access/writable-space'
import { recordAppEvent } from '../audit-events'
import { presentDroplet } from '../droplets/show-droplet'
import { ApiError, notFound, unprocessable } from '../errors'
import { chosenForOne } from '../lists/choice'
import { listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { pageAnswer } from '../lists/page'
import { bodyObject } from '../messages/body-fields'
import { dig, isObject } from '../messages/rules'
import { PRIVATE_DATA_HIDDEN } from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { APP_INCLUDES, includedPlaces, presentApp } from './present-app'

type Context = ApiRequest & LocatedApp & { access: SpaceAccess }

async function shown({ wanted, ...request }: Context & { wanted: string[] }): Promise<Answer> {
  const { app, baseUrl } = request
  const included = await includedPlaces(request, wanted, [app.spaceGuid])
  return new Answer(200, { ...presentApp(app, baseUrl), included })
}

/** GET /v3/apps/:guid, with its space and organization on request. app/controllers/v3/apps_controller.rb#show */
export const showApp = steps(
  ({ query }: ApiRequest) => ({ wanted: chosenForOne(query, APP_INCLUDES) }),
  readableApp,
  shown,
)

/** GET /v3/apps/:guid/permissions. It says nothing of writing. app/controllers/v3/apps_controller.rb#show_permissions */
export const showPermissions = steps(
  readableApp,
  ({ access }: Context) =>
    new Answer(200, { read_basic_data: true, read_sensitive_data: access.readSecrets }),
)

/** Of all that shows droplets, this alone hides nothing from anybody. */
async function currentDroplet({ cc, app, baseUrl }: Context): Promise<Answer> {
  const [droplet] = await cc.db
    .select()
    .from(droplets)
    .where(eq(droplets.guid, app.currentDropletGuid ?? ''))
  if (droplet === undefined) throw notFound('Droplet')
  return new Answer(200, presentDroplet(droplet, { baseUrl, inList: false, showSecrets: true }))
}

/** GET /v3/apps/:guid/droplets/current */
export const showCurrentDroplet = steps(readableApp, currentDroplet)

/** GET /v3/apps/:guid/relationships/current_droplet */
export const showCurrentDropletRelationship = steps(readableApp, ({ app, baseUrl }: Context) => {
  if (app.currentDropletGuid === null) throw notFound('Droplet')
  return new Answer(200, presentCurrentDroplet(app.guid, app.currentDropletGuid, baseUrl))
})

/** What the relationship of an app to its current droplet looks like. */
export function presentCurrentDroplet(appGuid: string, dropletGuid: string, baseUrl: string) {
  return {
    data: { guid: dropletGuid },
    links: {
      self: { href: `${baseUrl}/v3/apps/${appGuid}/relationships/current_droplet` },
      related: { href: `${baseUrl}/v3/apps/${appGuid}/droplets/current` },
    },
  }
}

/** app/messages/routes_list_message.rb */
const FILTERS = [
  'hosts',
  'space_guids',
  'organization_guids',
  'domain_guids',
  'paths',
  'app_guids',
  'ports',
  'service_instance_guids',
]
const RULES = {
  known: [...PAGE_PARAMETERS, ...FILTERS, 'include', 'label_selector'],
  filters: FILTERS,
  choice: { parameter: 'include', valid: ['domain', 'space', 'space.organization'] } as const,
  orderBy: ['created_at', 'updated_at'],
}

/** GET /v3/routes: nothing is routed on a single machine, but `cf apps` asks. */
export const listRoutes = steps((request: ApiRequest) =>
  pageAnswer({ request, message: listMessage(request.query, RULES), total: 0, resources: [] }),
)

function mayReadVariables({ access, actor }: Context): void {
  if (!access.manageApps && !actor.isAdminReadOnly) throw new ApiError('NotAuthorized')
}

async function mayWrite({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.manageApps) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

function shownVariables({ app, baseUrl }: Context): Answer {
  const own = `${baseUrl}/v3/apps/${app.guid}`
  return new Answer(200, {
    var: app.environmentVariables,
    links: { self: { href: `${own}/environment_variables` }, app: { href: own } },
  })
}

async function changedVariables(context: Context): Promise<Answer> {
  const { cc, app, body } = context
  const written = new Map(Object.entries(app.environmentVariables))
  const asked = dig(bodyObject(body, ['var']), 'var')
  if (!isObject(asked)) throw unprocessable('Var must be an object')
  for (const [key, value] of asked) {
    if (value === null) written.delete(key)
    else if (typeof value === 'string') written.set(key, value)
    else throw unprocessable(`Var Non-string value in environment variable for key '${key}'`)
  }
  const [row] = await cc.db
    .update(apps)
    .set({ environmentVariables: Object.fromEntries(written), updatedAt: new Date() })
    .where(eq(apps.guid, app.guid))
    .returning()
  // app/actions/app_patch_environment_variables.rb
  await recordAppEvent(cc.db, {
    ...context,
    type: 'audit.app.update',
    data: { request: { environment_variables: PRIVATE_DATA_HIDDEN } },
    at: new Date(),
  })
  return shownVariables({ ...context, app: row ?? app })
}

/** GET /v3/apps/:guid/environment_variables */
export const showVariables = steps(readableApp, mayReadVariables, shownVariables)
/** PATCH /v3/apps/:guid/environment_variables: null removes */
export const updateVariables = steps(readableApp, mayWrite, changedVariables)
