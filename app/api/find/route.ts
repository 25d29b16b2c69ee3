import { MOST_FIND_CHARACTERS } from '@/lib/queries/find'
import { find } from '@/lib/server/find'
import { respondFailure } from '@/lib/server/http/respond'
import { theDatabase, theSettling } from '@/lib/server/this-process'
import { readRoute } from '../read-route'

/** What has the name or guid of the address: tasks and submissions, for whoever looks for one by typing. */
export const GET = readRoute('activity', async (session, _, request) => {
  const text = new URL(request.url).searchParams.get('q')?.trim() ?? ''
  if (text === '' || text.length > MOST_FIND_CHARACTERS) return respondFailure({ kind: 'bad-request' })
  const { pages } = await theDatabase()
  return find({ ...(await theSettling()), pages }, session, text)
})
