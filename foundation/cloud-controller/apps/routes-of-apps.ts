import { listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { pageAnswer } from '../lists/present-page'
import type { ApiRequest } from '../request'
import { steps } from '../steps'

/** app/messages/routes_list_message.rb */
const FILTERS = [
  'hosts',
  'space_guids',
  'organization_guids',
  'domain_guids',
  'paths',
  'app_guids',
  'ports',
  'service_instance_guids',
]
const RULES = {
  known: [...PAGE_PARAMETERS, ...FILTERS, 'include', 'label_selector'],
  filters: FILTERS,
  choice: { parameter: 'include', valid: ['domain', 'space', 'space.organization'] } as const,
  orderBy: ['created_at', 'updated_at'],
}

/** GET /v3/routes: nothing is routed on a single machine, but `cf apps` asks. */
export const listRoutes = steps((request: ApiRequest) =>
  pageAnswer({ request, message: listMessage(request.query, RULES), total: 0, resources: [] }),
)
