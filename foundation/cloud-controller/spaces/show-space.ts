import { type LocatedSpace, readableSpace } from '../access/located-space'
import { Answer } from '../answer'
import { chosenForOne } from '../lists/choice'
import { presentOrganization } from '../organizations/present-organization'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { SPACE_INCLUDES } from './list-spaces'
import { presentSpace } from './present-space'

function shown({ query, space, organization, baseUrl }: ApiRequest & LocatedSpace): Answer {
  const wanted = chosenForOne(query, SPACE_INCLUDES)
  const included = { organizations: [presentOrganization(organization, baseUrl)] }
  return new Answer(200, {
    ...presentSpace(space, baseUrl),
    included: wanted.length === 0 ? undefined : included,
  })
}

/** GET /v3/spaces/:guid, with its organization on request. app/controllers/v3/spaces_controller.rb#show */
export const showSpace = steps(readableSpace, shown)
