import { and, eq } from 'drizzle-orm'
import { processes } from '../../db/tables'
import { findApp, type LocatedApp, readableApp } from '../access/located-app'
import { type SpaceAccess, spaceAccess } from '../access/space-access'
import { Answer } from '../answer'
import { notFound } from '../errors'
import { chosenForOne } from '../lists/choice'
import { PRIVATE_DATA_HIDDEN } from '../present'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { commandOf } from '../tasks/draft-task'
import { appsOfProcesses } from './app-of-process'
import { PROCESS_EMBEDS, presentProcess } from './present-process'

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
