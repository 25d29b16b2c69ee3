import type { Presented } from '../../http/json-text'
import type { SpaceRow } from '../access/located-app'
import { presentHead, presentMetadata, toOne } from '../present'

/** app/presenters/v3/space_presenter.rb */
export function presentSpace(space: SpaceRow, baseUrl: string): { [key: string]: Presented | undefined } {
  const own = (path = '') => ({ href: `${baseUrl}/v3/spaces/${space.guid}${path}` })
  return {
    ...presentHead(space),
    name: space.name,
    suspended: space.suspended,
    relationships: { organization: toOne(space.organizationGuid), quota: toOne(space.quotaGuid) },
    metadata: presentMetadata(space),
    links: {
      self: own(),
      organization: { href: `${baseUrl}/v3/organizations/${space.organizationGuid}` },
      features: own('/features'),
      apply_manifest: { ...own('/actions/apply_manifest'), method: 'POST' },
      quota: space.quotaGuid === null ? undefined : { href: `${baseUrl}/v3/space_quotas/${space.quotaGuid}` },
    },
  }
}
