import { eq } from 'drizzle-orm'
import { apps } from '../../db/tables'
import { type LocatedApp, readableApp } from '../access/located-app'
import type { SpaceAccess } from '../access/space-access'
import { requireWritableSpace } from '../access/writable-space'
import { Answer } from '../answer'
import { ApiError, unprocessable } from '../errors'
import { bodyObject } from '../messages/body-fields'
import { dig, isObject } from '../messages/rules'
import type { ApiRequest } from '../request'
import { steps } from '../steps'

type Context = ApiRequest & LocatedApp & { access: SpaceAccess }

function mayReadVariables({ access, actor }: Context): void {
  if (!access.manageApps && !actor.isAdminReadOnly) throw new ApiError('NotAuthorized')
}

async function mayWrite({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.manageApps) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

function shown({ app, baseUrl }: Context): Answer {
  const own = `${baseUrl}/v3/apps/${app.guid}`
  return new Answer(200, {
    var: app.environmentVariables,
    links: { self: { href: `${own}/environment_variables` }, app: { href: own } },
  })
}

async function changed(context: Context): Promise<Answer> {
  const { cc, app, body } = context
  const variables = new Map(Object.entries(app.environmentVariables))
  const asked = dig(bodyObject(body, ['var']), 'var')
  if (!isObject(asked)) throw unprocessable('Var must be an object')
  for (const [key, value] of asked) {
    if (value === null) variables.delete(key)
    else if (typeof value === 'string') variables.set(key, value)
    else throw unprocessable(`Var Non-string value in environment variable for key '${key}'`)
  }
  const [row] = await cc.db
    .update(apps)
    .set({ environmentVariables: Object.fromEntries(variables), updatedAt: new Date() })
    .where(eq(apps.guid, app.guid))
    .returning()
  return shown({ ...context, app: row ?? app })
}

/** GET /v3/apps/:guid/environment_variables */
export const showVariables = steps(readableApp, mayReadVariables, shown)
/** PATCH /v3/apps/:guid/environment_variables: null removes */
export const updateVariables = steps(readableApp, mayWrite, changed)
