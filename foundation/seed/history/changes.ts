import type { Presented } from '../../http/json-text'
import type { Moment } from './calendar'
import { type AccountName, type AppName, pastApps, spaceQuota } from './places'

/** Something other than a task or a droplet that changed; what changed it is its audit event. */
export type Change = {
  at: Moment
  by: AccountName
  type: string
  app: AppName | undefined
  data: { [key: string]: Presented }
}

const VARIABLES = { request: { environment_variables: '[PRIVATE DATA HIDDEN]' } }

function variablesOfMailer(at: Moment): Change {
  return { at, by: 'developer', type: 'audit.app.update', app: 'mailer', data: VARIABLES }
}

/** When the quota of the space became what it is. */
export const quotaChanged: Moment = { day: 6, at: '11:12' }

/** app/repositories of the Cloud Controller say what each event tells. */
export const changes: readonly Change[] = [
  // BULK_SMTP_URL is set, after newsletter had missed it.
  variablesOfMailer({ day: 9, at: '13:38' }),
  // SMTP_URL gets a port at which nobody listens, for an hour.
  variablesOfMailer({ day: 2, at: '09:52' }),
  variablesOfMailer({ day: 2, at: '11:02' }),
  {
    at: quotaChanged,
    by: 'admin',
    type: 'audit.space_quota.update',
    app: undefined,
    data: { request: { apps: { total_memory_in_mb: spaceQuota.totalMemoryInMb } } },
  },
  {
    at: { day: 7, at: '08:40' },
    by: 'developer',
    type: 'audit.app.process.scale',
    app: 'warehouse',
    data: {
      process_guid: processOf('warehouse'),
      process_type: 'web',
      request: { instances: 2 },
    },
  },
]

function processOf(name: AppName): string {
  return pastApps.find((app) => app.name === name)?.made?.process.guid ?? ''
}
