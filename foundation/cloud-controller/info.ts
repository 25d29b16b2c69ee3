import type { Presented } from '../http/json-text'

/** GET /: where the parts of this foundation are; all on one port. app/controllers/runtime/root_controller.rb */
export function presentRoot(baseUrl: string, version: string): Presented {
  const link = (path = '') => ({ href: `${baseUrl}${path}` })
  return {
    links: {
      self: link(),
      cloud_controller_v3: { ...link('/v3'), meta: { version } },
      network_policy_v0: link('/networking/v0/external'),
      network_policy_v1: link('/networking/v1/external'),
      login: link('/uaa'),
      uaa: link('/uaa'),
      credhub: null,
      routing: null,
      logging: null,
      log_cache: link('/log-cache'),
      log_stream: null,
      // There is none here, but the original has no foundation without these keys.
      app_ssh: { href: '', meta: { host_key_fingerprint: null, oauth_client: '' } },
    },
  }
}

const RESOURCES = [
  'app_usage_events',
  'apps',
  'audit_events',
  'buildpacks',
  'builds',
  'deployments',
  'domains',
  'droplets',
  'environment_variable_groups',
  'feature_flags',
  'info',
  'isolation_segments',
  'organizations',
  'organization_quotas',
  'packages',
  'processes',
  'resource_matches',
  'roles',
  'routes',
  'security_groups',
  'service_brokers',
  'service_instances',
  'service_credential_bindings',
  'service_offerings',
  'service_plans',
  'service_route_bindings',
  'service_usage_events',
  'spaces',
  'space_quotas',
  'stacks',
  'tasks',
  'users',
]

/** GET /v3: all resources of the original, those too that this foundation does not have. app/controllers/v3/root_controller.rb */
export function presentV3Root(baseUrl: string): Presented {
  const links = RESOURCES.map((name) => [name, { href: `${baseUrl}/v3/${name}` }] as const)
  return { links: { self: { href: `${baseUrl}/v3` }, ...Object.fromEntries(links) } }
}

/** GET /v3/info. app/presenters/v3/info_presenter.rb */
export function presentInfo(baseUrl: string, rateLimit: number | undefined): { [key: string]: Presented } {
  return {
    build: '',
    cli_version: { minimum: '', recommended: '' },
    custom: {},
    description: 'The embedded foundation of CF Task Console',
    name: 'embedded',
    version: 0,
    osbapi_version: '2.15',
    rate_limits: {
      enabled: rateLimit !== undefined,
      general_limit: rateLimit ?? 2000,
      reset_interval_in_minutes: 60,
    },
    links: { self: { href: `${baseUrl}/v3/info` }, support: { href: '' } },
  }
}
