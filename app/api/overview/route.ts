import { readRange } from '@/lib/overview/range'
import { respondFailure } from '@/lib/server/http/respond'
import { readOverview } from '@/lib/server/overview/read-overview'
import { theDatabase, theSessions } from '@/lib/server/this-process'
import { readRoute } from '../read-route'

/** What runs, what failed and how it went, over the range of the address; polled by the page that shows it. */
export const GET = readRoute('poll', async (session, _, request) => {
  const { range, isWrong } = readRange(new URL(request.url).searchParams.get('range') ?? undefined)
  if (isWrong) return respondFailure({ kind: 'bad-request' })
  const { pages } = await theDatabase()
  return readOverview({ ...(await theSessions()), pages }, session, range)
})
