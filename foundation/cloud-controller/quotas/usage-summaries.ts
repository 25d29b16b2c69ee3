import type { OrganizationRow } from '../access/located-app'
import { type LocatedSpace, readableOrganization, readableSpace } from '../access/located-space'
import { Answer } from '../answer'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { organizationUsage, spaceUsage, type Usage } from './usage'

async function ofSpace({ cc, space, baseUrl }: ApiRequest & LocatedSpace): Promise<Answer> {
  const own = `${baseUrl}/v3/spaces/${space.guid}`
  return new Answer(200, {
    usage_summary: presentUsage(await spaceUsage(cc.db, space.guid)),
    links: { self: { href: `${own}/usage_summary` }, space: { href: own } },
  })
}

async function ofOrganization({ cc, organization, baseUrl }: ApiRequest & { organization: OrganizationRow }) {
  const own = `${baseUrl}/v3/organizations/${organization.guid}`
  return new Answer(200, {
    usage_summary: presentUsage(await organizationUsage(cc.db, organization.guid)),
    links: { self: { href: `${own}/usage_summary` }, organization: { href: own } },
  })
}

/** There is no log rate in it. app/presenters/v3/space_usage_summary_presenter.rb */
function presentUsage({ startedInstances, memoryInMb, runningTasks }: Usage) {
  return {
    started_instances: startedInstances,
    memory_in_mb: memoryInMb,
    routes: 0,
    service_instances: 0,
    reserved_ports: 0,
    domains: 0,
    per_app_tasks: runningTasks,
    service_keys: 0,
  }
}

/** GET /v3/spaces/:guid/usage_summary */
export const showSpaceUsage = steps(readableSpace, ofSpace)
/** GET /v3/organizations/:guid/usage_summary */
export const showOrganizationUsage = steps(readableOrganization, ofOrganization)
