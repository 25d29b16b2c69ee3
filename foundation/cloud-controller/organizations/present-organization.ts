import type { Presented } from '../../http/json-text'
import type { OrganizationRow } from '../access/located-app'
import { presentHead, presentMetadata, toOne } from '../present'

/** app/presenters/v3/organization_presenter.rb */
export function presentOrganization(organization: OrganizationRow, baseUrl: string): Presented {
  const own = (path = '') => ({ href: `${baseUrl}/v3/organizations/${organization.guid}${path}` })
  return {
    ...presentHead(organization),
    name: organization.name,
    suspended: organization.suspended,
    relationships: { quota: toOne(organization.quotaGuid) },
    metadata: presentMetadata(organization),
    links: {
      self: own(),
      domains: own('/domains'),
      default_domain: own('/domains/default'),
      quota: { href: `${baseUrl}/v3/organization_quotas/${organization.quotaGuid}` },
    },
  }
}
