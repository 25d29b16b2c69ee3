import type { roles } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { presentHead, toOne } from '../present'

/** app/presenters/v3/role_presenter.rb */
export function presentRole(
  role: typeof roles.$inferSelect,
  baseUrl: string,
): { [key: string]: Presented | undefined } {
  const { guid, type, userGuid, spaceGuid, organizationGuid } = role
  const link = (path: string) => ({ href: `${baseUrl}/v3/${path}` })
  return {
    ...presentHead(role),
    type,
    relationships: {
      user: toOne(userGuid),
      space: toOne(spaceGuid),
      organization: toOne(organizationGuid),
    },
    links: {
      self: link(`roles/${guid}`),
      user: link(`users/${userGuid}`),
      space: spaceGuid === null ? undefined : link(`spaces/${spaceGuid}`),
      organization: organizationGuid === null ? undefined : link(`organizations/${organizationGuid}`),
    },
  }
}
