import { presentInfo, presentRoot } from '../info'
import { requestBody } from '../request-body'
import { eachResource, without } from './each-resource'
import { newestCloudController } from './newest'
import type { Profile } from './profile'

/** Before log rate limits and users of tasks. */
const OLDEST_API_VERSION = '3.100.0'
const LOG_RATE = 'log_rate_limit_in_bytes_per_second'

/** What the presenters of 3.228.0 tell and those of 3.100.0 did not: app/presenters/v3 of both. */
const NEWER: { readonly [kind: string]: readonly string[] } = {
  // Since 3.175.0: before, whether an app has a droplet was to be asked for.
  apps: ['relationships.current_droplet', 'links.clear_buildpack_cache'],
  processes: [
    'version',
    'user',
    LOG_RATE,
    'readiness_health_check',
    'process_instances',
    'health_check.data.interval',
    'links.process_instances',
  ],
  tasks: ['user', LOG_RATE],
  spaces: ['suspended'],
  organization_quotas: [`apps.${LOG_RATE}`],
  space_quotas: [`apps.${LOG_RATE}`],
  'organizations/usage_summary': [
    'routes',
    'service_instances',
    'reserved_ports',
    'domains',
    'per_app_tasks',
    'service_keys',
  ].map((count) => `usage_summary.${count}`),
}
const NEWER_ROUTES = ['/v3/spaces/:guid/usage_summary']

/** The oldest Cloud Controller that the console claims to work with: tasks have neither a user nor a log rate. */
export function oldestCloudController(needed: Parameters<typeof newestCloudController>[0]): Profile {
  const newest = newestCloudController(needed)
  return {
    ...newest,
    settings: {
      ...newest.settings,
      unknownTaskFields: ['user', LOG_RATE],
      defaultLogRateInBytesPerSecond: -1n,
    },
    routes: newest.routes.filter(([, pattern]) => !NEWER_ROUTES.includes(pattern)),
    publicRoutes: [
      ['/', (baseUrl) => presentRoot(baseUrl, OLDEST_API_VERSION)],
      ...newest.publicRoutes.filter(([pattern]) => pattern === '/v3'),
      [
        '/v3/info',
        (baseUrl) => without(presentInfo(baseUrl, needed.rateLimit), ['osbapi_version', 'rate_limits']),
      ],
    ],
    dialect: {
      ...newest.dialect,
      readBody: (bytes, contentType) => requestBody(bytes, contentType, 'float'),
      answer: (answer) => eachResource(answer, (kind, resource) => without(resource, NEWER[kind] ?? [])),
    },
  }
}
