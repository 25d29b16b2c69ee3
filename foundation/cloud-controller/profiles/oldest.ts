import type { Presented } from '../../http/json-text'
import { Answer } from '../answer'
import { presentRoot } from '../info/root'
import { newestCloudController } from './newest'
import type { Profile } from './profile'

/** Before log rate limits and users of tasks. */
const OLDEST_API_VERSION = '3.100.0'
const LOG_RATE = 'log_rate_limit_in_bytes_per_second'

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
    publicRoutes: [
      ['/', (baseUrl) => presentRoot(baseUrl, OLDEST_API_VERSION)],
      ...newest.publicRoutes.slice(1),
    ],
    dialect: { ...newest.dialect, answer: withoutNewerFields },
  }
}

/** An answer without what tasks, processes and quotas did not have yet. */
export function withoutNewerFields({ status, body, headers }: Answer): Answer {
  return new Answer(status, body === undefined ? undefined : older(body), headers)
}

function older(value: Presented): Presented {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(older)
  const runs = 'memory_in_mb' in value && 'disk_in_mb' in value
  const kept = Object.entries(value).filter(([key]) => key !== LOG_RATE && !(runs && key === 'user'))
  return Object.fromEntries(kept.map(([key, item]) => [key, item === undefined ? undefined : older(item)]))
}
