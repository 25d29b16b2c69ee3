import type { Presented } from '../../http/json-text'
import { Answer } from '../answer'
import type { ApiRequest } from '../request'
import { steps } from '../steps'

const KORIFI_API_VERSION = '3.117.0+cf-k8s'

/** GET /: api/presenter/root.go of korifi */
export function presentKorifiRoot(baseUrl: string): Presented {
  const own = { href: baseUrl, meta: { version: '' } }
  return {
    links: {
      self: own,
      bits_service: null,
      cloud_controller_v2: null,
      cloud_controller_v3: { href: `${baseUrl}/v3`, meta: { version: KORIFI_API_VERSION } },
      network_policy_v0: null,
      network_policy_v1: null,
      login: own,
      uaa: null,
      credhub: null,
      routing: null,
      logging: null,
      log_cache: own,
      log_stream: null,
      app_ssh: null,
    },
    cf_on_k8s: true,
  }
}

/** GET /whoami: api/handlers/whoami.go */
export const whoAmI = steps(({ actor }: ApiRequest) => new Answer(200, { name: actor.name, kind: 'User' }))
