import type { QueryClient } from '@tanstack/react-query'
import { appListQuery } from '@/lib/queries/app-list'
import { type TaskOptions, taskOptionsQuery } from '@/lib/queries/task-options'
import { type Filled, templateOfType } from '@/lib/task-form/fill'
import type { ReadTask } from '@/lib/task-form/paste/read-body'
import { shown } from '@/lib/task-form/paste/taken'

type FoundApp = { guid: string; leftOut: string[]; keepsApp?: true }

/** What was pasted, for the app that it names, or else for the one of the page; its process by type found there. */
export async function fillFromPaste(
  { values, appName, processType, leftOut, notes }: ReadTask,
  current: TaskOptions | undefined,
  queries: QueryClient,
): Promise<Filled> {
  const app = await findApp({ guid: values.app, name: appName }, current, queries)
  const options =
    app.guid === current?.app.guid
      ? current
      : app.guid === ''
        ? undefined
        : await queries.fetchQuery(taskOptionsQuery(app.guid)).catch(() => undefined)
  const template =
    processType === undefined
      ? undefined
      : templateOfType(processType, options && { guid: app.guid, processes: options.processes })
  return {
    from: 'paste',
    values: { ...values, app: app.guid, template: template?.guid || values.template },
    leftOut: [...leftOut, ...app.leftOut, ...(template?.leftOut ?? [])],
    notes,
    ...(app.keepsApp && { keepsApp: app.keepsApp }),
  }
}

async function findApp(
  wanted: { guid: string; name?: string },
  current: TaskOptions | undefined,
  queries: QueryClient,
): Promise<FoundApp> {
  const here = current?.app
  const name = wanted.name ?? wanted.guid
  const stays = (reason?: string): FoundApp => ({
    guid: here?.guid ?? '',
    leftOut: reason ? [`app ${shown(name)}: ${reason}`] : [],
    keepsApp: true,
  })
  if (name === '') return stays()
  if (here && (wanted.guid === here.guid || (wanted.guid === '' && wanted.name === here.name)))
    return { guid: here.guid, leftOut: [] }
  const list = await queries.fetchQuery(appListQuery()).catch(() => undefined)
  if (!list) return stays('the apps could not be read')
  const found = list.apps.filter(({ guid, name }) =>
    wanted.guid === '' ? name === wanted.name : guid === wanted.guid,
  )
  const [only] = found
  if (only && found.length === 1) return { guid: only.guid, leftOut: [] }
  return stays(only ? `${found.length} apps are named so; choose one` : 'gone, or not one you may see')
}
