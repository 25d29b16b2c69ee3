import 'server-only'
import type { TaskOptions } from '@/lib/queries/task-options'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { getApp } from './apps'
import type { SessionEnded } from './ask'
import { getCurrentDroplet, listUsableDroplets, readRevisions } from './droplets'
import { listProcesses } from './processes'

/** What the form of an app offers, read all at once. Only the app itself must be readable. */
export async function readTaskOptions(
  session: Session,
  appGuid: string,
): Promise<Answer<TaskOptions> | SessionEnded> {
  const [app, processes, droplets, current, revisions] = await Promise.all([
    getApp(session, appGuid),
    listProcesses(session, appGuid),
    listUsableDroplets(session, appGuid),
    getCurrentDroplet(session, appGuid),
    readRevisions(session, appGuid),
  ])
  if (app.kind !== 'ok') return app
  return {
    ...app,
    body: {
      app: app.body,
      processes: processes.kind === 'ok' ? processes.body.processes : null,
      droplets:
        droplets.kind === 'ok'
          ? droplets.body.droplets.map((droplet) => ({ ...droplet, revision: revisions.get(droplet.guid) }))
          : null,
      unreadable: {
        processes: processes.kind === 'ok' ? processes.body.unreadable.length : 0,
        droplets: droplets.kind === 'ok' ? droplets.body.unreadable.length : 0,
      },
      currentDropletGuid: current.kind === 'ok' ? current.body.guid : null,
      // Only the API's own word is none: it answers 404 then.
      isCurrentDropletUnread:
        current.kind !== 'ok' && !(current.kind === 'refused' && current.status === 404),
      readAt: new Date().toISOString(),
    },
  }
}
