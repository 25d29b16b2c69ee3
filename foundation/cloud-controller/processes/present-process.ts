import type { processes } from '../../db/tables'
import { exactInteger, type Presented } from '../../http/json-text'
import type { Choice } from '../lists/choice'
import { presentHead, presentMetadata, toOne } from '../present'
import { DEFAULT_USER } from '../settings'
import type { AppOfProcess } from './app-of-process'

type PresentedProcess = { [key: string]: Presented | undefined }
type Shown = { baseUrl: string; command: string; app: AppOfProcess; wanted: string[] }
type ProcessRow = typeof processes.$inferSelect

/** What processes may have embedded. app/messages/processes_list_message.rb */
export const PROCESS_EMBEDS: Choice = { parameter: 'embed', valid: ['process_instances'] }

/** `command` is what the reader may see of it; the caller knows. app/presenters/v3/process_presenter.rb */
export function presentProcess(
  process: ProcessRow,
  { baseUrl, command, app, wanted }: Shown,
): PresentedProcess {
  const own = (path = '') => ({ href: `${baseUrl}/v3/processes/${process.guid}${path}` })
  return {
    ...presentHead(process),
    version: process.version,
    type: process.type,
    command,
    user: userOf(process, app),
    instances: process.instances,
    memory_in_mb: process.memoryInMb,
    disk_in_mb: process.diskInMb,
    log_rate_limit_in_bytes_per_second: exactInteger(process.logRateLimit),
    health_check: {
      type: process.type === 'web' ? 'port' : 'process',
      data: { timeout: null, invocation_timeout: null, interval: null },
    },
    readiness_health_check: { type: 'process', data: { invocation_timeout: null, interval: null } },
    // Processes are not run here, only tasks are.
    process_instances: wanted.includes('process_instances') ? [] : undefined,
    relationships: {
      app: toOne(process.appGuid),
      revision: app.revision === null ? null : { data: { guid: app.revision } },
    },
    metadata: presentMetadata(process),
    links: {
      self: own(),
      scale: { ...own('/actions/scale'), method: 'POST' },
      app: { href: `${baseUrl}/v3/apps/${process.appGuid}` },
      space: { href: `${baseUrl}/v3/spaces/${app.spaceGuid}` },
      stats: own('/stats'),
      process_instances: own('/process_instances'),
    },
  }
}

/** `run_action_user` of app/models/runtime/process_model.rb */
function userOf({ user }: ProcessRow, { lifecycleType, imageUser }: AppOfProcess): string {
  if (user !== null && user.trim() !== '') return user
  return lifecycleType === 'docker' ? imageUser || 'root' : DEFAULT_USER
}
