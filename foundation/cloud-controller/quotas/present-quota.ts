import type { organizationQuotas, spaceQuotas } from '../../db/tables'
import { exactInteger, type Presented } from '../../http/json-text'
import { presentHead, toOne } from '../present'

export type OrganizationQuotaRow = typeof organizationQuotas.$inferSelect
export type SpaceQuotaRow = typeof spaceQuotas.$inferSelect
type Shown = { baseUrl: string; guids: string[] }

/** app/presenters/v3/organization_quota_presenter.rb; `guids` are the organizations that the reader may see. */
export function presentOrganizationQuota(quota: OrganizationQuotaRow, { baseUrl, guids }: Shown): Presented {
  return {
    ...presentLimits(quota),
    domains: { total_domains: quota.totalDomains },
    relationships: { organizations: { data: guids.map((guid) => ({ guid })) } },
    links: { self: { href: `${baseUrl}/v3/organization_quotas/${quota.guid}` } },
  }
}

/** app/presenters/v3/space_quota_presenter.rb; `guids` are the spaces that the reader may see. */
export function presentSpaceQuota(quota: SpaceQuotaRow, { baseUrl, guids }: Shown): Presented {
  return {
    ...presentLimits(quota),
    relationships: {
      organization: toOne(quota.organizationGuid),
      spaces: { data: guids.map((guid) => ({ guid })) },
    },
    links: {
      self: { href: `${baseUrl}/v3/space_quotas/${quota.guid}` },
      organization: { href: `${baseUrl}/v3/organizations/${quota.organizationGuid}` },
    },
  }
}

function presentLimits(quota: OrganizationQuotaRow | SpaceQuotaRow) {
  return {
    ...presentHead(quota),
    name: quota.name,
    apps: {
      total_memory_in_mb: quota.totalMemoryInMb,
      per_process_memory_in_mb: quota.perProcessMemoryInMb,
      total_instances: quota.totalInstances,
      per_app_tasks: quota.perAppTasks,
      log_rate_limit_in_bytes_per_second:
        quota.logRateLimit === null ? null : exactInteger(quota.logRateLimit),
    },
    services: {
      paid_services_allowed: quota.paidServicesAllowed,
      total_service_instances: quota.totalServiceInstances,
      total_service_keys: quota.totalServiceKeys,
    },
    routes: { total_routes: quota.totalRoutes, total_reserved_ports: quota.totalReservedPorts },
  }
}
