import { eq } from 'drizzle-orm'
import { droplets } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { findApp, type LocatedApp } from '../access/located'
import { type SpaceAccess, spaceAccess } from '../access/readable'
import { notFound } from '../errors'
import {
  PRIVATE_DATA_HIDDEN,
  PRIVATE_DATA_HIDDEN_IN_LISTS,
  presentHead,
  presentMetadata,
  toOne,
} from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'

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

type DropletRow = typeof droplets.$inferSelect
type Shown = { baseUrl: string; inList: boolean; showSecrets: boolean }

/** Process types are hidden in lists, and from who may not read secrets. app/presenters/v3/droplet_presenter.rb */
export function presentDroplet(droplet: DropletRow, { baseUrl, inList, showSecrets }: Shown): Presented {
  const own = (path = '') => ({ href: `${baseUrl}/v3/droplets/${droplet.guid}${path}` })
  const app = { href: `${baseUrl}/v3/apps/${droplet.appGuid}` }
  const isDocker = droplet.lifecycleType === 'docker'
  // What no staging has told yet is null: only an upload brings its process types along.
  const isStaged = droplet.state === 'STAGED' || Object.keys(droplet.processTypes).length > 0
  const hidden = inList ? PRIVATE_DATA_HIDDEN_IN_LISTS : showSecrets ? undefined : PRIVATE_DATA_HIDDEN
  return {
    ...presentHead(droplet),
    state: droplet.state,
    error: droplet.error,
    lifecycle: { type: droplet.lifecycleType, data: {} },
    checksum: droplet.checksum === null ? null : { type: 'sha256', value: droplet.checksum },
    buildpacks: isDocker ? null : [],
    stack: isDocker ? null : droplet.stack,
    image: droplet.image,
    execution_metadata: hidden ?? (isStaged ? '' : null),
    process_types:
      hidden === undefined ? (isStaged ? droplet.processTypes : null) : { redacted_message: hidden },
    relationships: { app: toOne(droplet.appGuid) },
    metadata: presentMetadata(droplet),
    links: {
      self: own(),
      app,
      assign_current_droplet: { href: `${app.href}/relationships/current_droplet`, method: 'PATCH' },
      upload: droplet.state === 'AWAITING_UPLOAD' ? { ...own('/upload'), method: 'POST' } : undefined,
      download:
        droplet.state === 'STAGED' && droplet.lifecycleType === 'buildpack' ? own('/download') : undefined,
    },
  }
}
