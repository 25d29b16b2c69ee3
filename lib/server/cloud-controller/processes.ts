import 'server-only'
import { isGuid } from '@/lib/resources/fact'
import { type Process, processSchema } from '@/lib/resources/process'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, notFound, type SessionEnded } from './ask'
import { askAllPages, nothingIncluded } from './pages'

/**
 * The processes of an app with their commands. Lists hide commands from everybody, so each process is asked for by
 * itself, all at once; where that fails the process is given as the list had it. app/presenters/v3/process_presenter.rb
 */
export async function listProcesses(
  session: Session,
  appGuid: string,
): Promise<Answer<{ processes: Process[]; unreadable: string[] }> | SessionEnded> {
  if (!isGuid(appGuid)) return notFound('App not found')
  const answer = await askAllPages(
    session,
    { path: `/v3/apps/${appGuid}/processes` },
    processSchema,
    nothingIncluded,
  )
  if (answer.kind !== 'ok') return answer
  const processes = await Promise.all(
    answer.body.resources.map(async (listed) => {
      if (!isGuid(listed.guid)) return listed
      const alone = await ask(session, { path: `/v3/processes/${listed.guid}` }, processSchema)
      return alone.kind === 'ok' ? alone.body : listed
    }),
  )
  return { ...answer, body: { processes, unreadable: answer.body.unreadable } }
}
