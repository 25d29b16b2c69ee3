import type { Presented } from '../../http/json-text'
import { Answer } from '../answer'
import type { ApiRequest } from '../request'
import { steps } from '../steps'

const KORIFI_API_VERSION = '3.117.0+cf-k8s'
const KORIFI_VERSION = '0.0.0'

/** GET /: api/presenter/root.go of korifi, whose maps are written in the order of their keys */
export function presentKorifiRoot(baseUrl: string): Presented {
  const own = { href: baseUrl, meta: { version: '' } }
  return {
    links: {
      app_ssh: null,
      bits_service: null,
      cloud_controller_v2: null,
      cloud_controller_v3: { href: `${baseUrl}/v3`, meta: { version: KORIFI_API_VERSION } },
      credhub: null,
      log_cache: own,
      log_stream: null,
      logging: null,
      login: own,
      network_policy_v0: null,
      network_policy_v1: null,
      routing: null,
      self: own,
      uaa: null,
    },
    cf_on_k8s: true,
  }
}

/** GET /v3: api/presenter/root.go */
export function presentKorifiV3(baseUrl: string): Presented {
  return { links: { self: { href: `${baseUrl}/v3` } } }
}

/** GET /v3/info: api/presenter/info.go; nothing of limits, and the version is text */
export function presentKorifiInfo(baseUrl: string): Presented {
  return {
    build: KORIFI_VERSION,
    cli_version: { minimum: '', recommended: '' },
    description: 'The embedded foundation of CF Task Console',
    name: 'embedded',
    version: KORIFI_VERSION,
    custom: {},
    links: { self: { href: `${baseUrl}/v3/info` }, support: {} },
  }
}

/** GET /whoami: api/handlers/whoami.go */
export const whoAmI = steps(({ actor }: ApiRequest) => new Answer(200, { name: actor.name, kind: 'User' }))
