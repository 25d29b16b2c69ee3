import { type CloudControllerSettings, defaultSettings } from '../cloud-controller'
import { presentInfo, presentRoot, presentV3Root } from '../info'
import { requestBody } from '../request-body'
import { routes } from '../routes'
import type { Dialect, Profile } from './profile'

type Needed = Pick<Profile, 'verify' | 'parts'> & Pick<CloudControllerSettings, 'rateLimit' | 'startedAt'>

const API_VERSION = '3.228.0'

const dialect: Dialect = {
  contentType: 'application/json; charset=utf-8',
  // Since 3.212.0, config/initializers/json.rb: `compat_bigdecimal` of Oj, which Rails reads bodies with.
  readBody: (bytes, contentType) => requestBody(bytes, contentType, 'exact'),
  answer: (answer) => answer,
  error: (error) => error,
  isOld: (path) => !/^\/v3(?:\/|$)/.test(path),
}

/** The Cloud Controller that was measured. */
export function newestCloudController({ verify, parts, rateLimit, startedAt }: Needed): Profile {
  return {
    settings: { ...defaultSettings, rateLimit, startedAt },
    routes,
    publicRoutes: [
      ['/', (baseUrl) => presentRoot(baseUrl, API_VERSION)],
      ['/v3', presentV3Root],
      ['/v3/info', (baseUrl) => presentInfo(baseUrl, rateLimit)],
    ],
    dialect,
    verify,
    parts,
    ended: (end) => end,
  }
}
