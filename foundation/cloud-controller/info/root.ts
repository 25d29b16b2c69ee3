import type { Presented } from '../../http/json-text'

/** GET /: where the parts of this foundation are; all on one port. app/controllers/runtime/root_controller.rb */
export function presentRoot(baseUrl: string, version: string): Presented {
  const link = (path = '') => ({ href: `${baseUrl}${path}` })
  return {
    links: {
      self: link(),
      cloud_controller_v3: { ...link('/v3'), meta: { version } },
      network_policy_v0: null,
      network_policy_v1: null,
      login: link('/uaa'),
      uaa: link('/uaa'),
      credhub: null,
      routing: null,
      logging: null,
      log_cache: link('/log-cache'),
      log_stream: null,
      app_ssh: null,
      cloud_controller_v2: null,
    },
  }
}

const RESOURCES = [
  'apps',
  'audit_events',
  'droplets',
  'feature_flags',
  'info',
  'organizations',
  'organization_quotas',
  'processes',
  'roles',
  'spaces',
  'space_quotas',
  'tasks',
  'users',
]

/** GET /v3: the resources that this foundation has. app/controllers/v3/root_controller.rb */
export function presentV3Root(baseUrl: string): Presented {
  const links = RESOURCES.map((name) => [name, { href: `${baseUrl}/v3/${name}` }] as const)
  return { links: { self: { href: `${baseUrl}/v3` }, ...Object.fromEntries(links) } }
}
