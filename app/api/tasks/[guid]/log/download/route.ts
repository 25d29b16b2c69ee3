import { respondDownload } from '@/lib/server/http/respond'
import { readWholeLog } from '@/lib/server/live/whole-log'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../../../../read-route'

/** A task's whole log as a text file, as far as the log cache has it. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }) => {
  const whole = await readWholeLog(await theSessions(), session, guid)
  if (whole.kind !== 'ok') return whole
  return respondDownload(whole.body, { type: 'text/plain; charset=utf-8', name: `task-${guid}.log` })
})
