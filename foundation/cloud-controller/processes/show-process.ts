import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { apps, droplets, processes, revisions } from '../../db/tables'
import { exactInteger, type Presented } from '../../http/json-text'
import { findApp, type LocatedApp, readableApp } from '../access/located'
import { type SpaceAccess, spaceAccess } from '../access/readable'
import { DEFAULT_USER } from '../cloud-controller'
import { notFound } from '../errors'
import { type Choice, chosenForOne } from '../lists/choice'
import { PRIVATE_DATA_HIDDEN, presentHead, presentMetadata, toOne } from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { commandOf } from '../tasks/draft-task'

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

export type LocatedProcess = LocatedApp & { access: SpaceAccess; process: typeof processes.$inferSelect }

/** The process of the path, if the actor may read its space; else 404 `Process not found`. */
export async function readableProcess({ cc, actor, path }: ApiRequest): Promise<LocatedProcess> {
  const [process] = await cc.db
    .select()
    .from(processes)
    .where(eq(processes.guid, path.guid ?? ''))
  const place = process === undefined ? undefined : await findApp(cc, process.appGuid)
  if (process === undefined || place === undefined) throw notFound('Process')
  const access = await spaceAccess(cc, actor, place.space)
  if (!access.read) throw notFound('Process')
  return { ...place, access, process }
}

async function processOfType({ cc, app, path }: ApiRequest & LocatedApp) {
  const [process] = await cc.db
    .select()
    .from(processes)
    .where(and(eq(processes.appGuid, app.guid), eq(processes.type, path.type ?? '')))
  if (process === undefined) throw notFound('Process')
  return { process }
}

/** The answer that shows one process: its own or its droplet's command, hidden from who may not read secrets. */
export async function shownProcess({
  cc,
  process,
  access,
  baseUrl,
  wanted = [],
}: ApiRequest & LocatedProcess & { wanted?: string[] }): Promise<Answer> {
  const isShown = access.readSecrets || !cc.settings.commandsAreSecret
  const command = isShown ? await commandOf(cc.db, process) : PRIVATE_DATA_HIDDEN
  const app = (await appsOfProcesses(cc.db, [process.appGuid])).get(process.appGuid)
  if (app === undefined) throw notFound('Process')
  return new Answer(200, presentProcess(process, { baseUrl, command, app, wanted }))
}

function embedded({ query }: ApiRequest): { wanted: string[] } {
  return { wanted: chosenForOne(query, PROCESS_EMBEDS) }
}

/** GET /v3/processes/:guid. app/controllers/v3/processes_controller.rb#show */
export const showProcess = steps(readableProcess, embedded, shownProcess)

/** GET /v3/apps/:guid/processes/:type */
export const showAppProcess = steps(readableApp, processOfType, embedded, shownProcess)

/** What a process shows of its app. `revision` is the guid of the newest one, which every start gives to all processes. */
type AppOfProcess = {
  spaceGuid: string
  lifecycleType: string
  imageUser: string | null
  revision: string | null
}

/** What processes show of these apps, by guid. */
export async function appsOfProcesses(db: Db, appGuids: string[]): Promise<Map<string, AppOfProcess>> {
  const newest = db
    .select({ guid: revisions.guid })
    .from(revisions)
    .where(eq(revisions.appGuid, apps.guid))
    .orderBy(desc(revisions.version))
    .limit(1)
  const found = await db
    .select({
      guid: apps.guid,
      spaceGuid: apps.spaceGuid,
      lifecycleType: apps.lifecycleType,
      imageUser: droplets.imageUser,
      revision: sql<string | null>`(${newest})`,
    })
    .from(apps)
    .leftJoin(droplets, eq(droplets.guid, apps.currentDropletGuid))
    .where(inArray(apps.guid, [...new Set(appGuids)]))
  return new Map(found.map(({ guid, ...app }) => [guid, app]))
}
