import { eq } from 'drizzle-orm'
import { droplets } from '../../db/tables'
import { findApp, type LocatedApp } from '../access/located-app'
import { type SpaceAccess, spaceAccess } from '../access/space-access'
import { Answer } from '../answer'
import { notFound } from '../errors'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { presentDroplet } from './present-droplet'

export type LocatedDroplet = LocatedApp & { access: SpaceAccess; droplet: typeof droplets.$inferSelect }

/** The droplet of the path, if the actor may read its space; else 404 `Droplet not found`. */
export async function readableDroplet({ cc, actor, path }: ApiRequest): Promise<LocatedDroplet> {
  const [droplet] = await cc.db
    .select()
    .from(droplets)
    .where(eq(droplets.guid, path.guid ?? ''))
  const place = droplet === undefined ? undefined : await findApp(cc, droplet.appGuid)
  if (droplet === undefined || place === undefined) throw notFound('Droplet')
  const access = await spaceAccess(cc, actor, place.space)
  if (!access.read) throw notFound('Droplet')
  return { ...place, access, droplet }
}

/** GET /v3/droplets/:guid. app/controllers/v3/droplets_controller.rb#show */
export const showDroplet = steps(
  readableDroplet,
  ({ cc, droplet, access, baseUrl }: ApiRequest & LocatedDroplet) => {
    const showSecrets = access.readSecrets || !cc.settings.commandsAreSecret
    return new Answer(200, presentDroplet(droplet, { baseUrl, inList: false, showSecrets }))
  },
)
