import { and, inArray, sql } from 'drizzle-orm'
import { organizations, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { type LocatedSpace, readableSpace, type SpaceRow } from '../access/located'
import { readableSpaces } from '../access/readable'
import { type Choice, chosenForOne } from '../lists/choice'
import { commonConditions, filterBy, filterByName, ofIds } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import { presentOrganization } from '../organizations'
import { presentHead, presentMetadata, toOne } from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'

/** What spaces may bring along: by either name their organizations. */
const SPACE_INCLUDES: Choice = { parameter: 'include', valid: ['org', 'organization'] }
/** app/messages/spaces_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'names', 'organization_guids', 'include', 'label_selector'],
  filters: ['names', 'organization_guids'],
  choice: SPACE_INCLUDES,
  orderBy: ['created_at', 'updated_at', 'name'],
}

async function listed(request: ApiRequest & { message: ListMessage }): Promise<Answer> {
  const { cc, actor, message, baseUrl } = request
  const readable = await readableSpaces(cc, actor)
  const where = and(
    readable === 'all' ? undefined : inArray(spaces.guid, readable),
    ...commonConditions(spaces, message),
    filterByName(message.filters, spaces.name),
    filterBy(message.filters, 'organization_guids', spaces.organizationGuid),
  )
  const orderColumns = {
    created_at: spaces.createdAt,
    updated_at: spaces.updatedAt,
    name: sql`lower(${spaces.name})`,
  }
  const { total, ids } = await findPage(cc, { table: spaces, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(spaces).where(ofIds(spaces.id, ids)))
  const resources = rows.map((row) => presentSpace(row, baseUrl))
  if (message.chosen.length === 0) return pageAnswer({ request, message, total, resources })
  const included = await cc.db
    .select()
    .from(organizations)
    .where(
      inArray(
        organizations.guid,
        rows.map(({ organizationGuid }) => organizationGuid),
      ),
    )
    .orderBy(organizations.id)
  return pageAnswer({
    request,
    message,
    total,
    resources,
    included: { organizations: included.map((row) => presentOrganization(row, baseUrl)) },
  })
}

/** GET /v3/spaces. app/controllers/v3/spaces_controller.rb#index */
export const listSpaces = steps(({ query }: ApiRequest) => ({ message: listMessage(query, RULES) }), listed)

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
