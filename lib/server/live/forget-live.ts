import 'server-only'
import { forgetBriefs } from '../causes/judge-failures'
import { forgetOverview } from '../overview/read-overview'
import { forgetVerdicts } from '../task-page/verdict'
import { forgetChanges } from './changes'
import { forgetWatched } from './live-task'
import { forgetTaskLists } from './task-list'
import { forgetTaskLogs } from './task-log'

/** Drops what this process keeps for the live pages of a session that has ended. */
export function forgetLive(sessionId: string): void {
  forgetChanges(sessionId)
  forgetWatched(sessionId)
  forgetTaskLists(sessionId)
  forgetTaskLogs(sessionId)
  forgetVerdicts(sessionId)
  forgetBriefs(sessionId)
  forgetOverview(sessionId)
}
