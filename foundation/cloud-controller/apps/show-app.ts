import { eq } from 'drizzle-orm'
import { droplets } from '../../db/tables'
import { type LocatedApp, readableApp } from '../access/located-app'
import type { SpaceAccess } from '../access/space-access'
import { Answer } from '../answer'
import { presentDroplet } from '../droplets/present-droplet'
import { notFound } from '../errors'
import { chosenForOne } from '../lists/choice'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { APP_INCLUDES, includedPlaces } from './included-places'
import { presentApp } from './present-app'

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
