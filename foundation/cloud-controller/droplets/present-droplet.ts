import type { droplets } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import {
  PRIVATE_DATA_HIDDEN,
  PRIVATE_DATA_HIDDEN_IN_LISTS,
  presentHead,
  presentMetadata,
  toOne,
} from '../present'

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
