import * as z from 'zod'
import { guidSchema } from '@/lib/resources/fact'
import { cancelEach } from '@/lib/server/cloud-controller/cancel-tasks'
import { respondFailure, respondLines } from '@/lib/server/http/respond'
import { forgetTask } from '@/lib/server/live/live-task'
import { requireOurPage } from '@/lib/server/session/current'
import { readRoute } from '../../read-route'

const wishSchema = z.object({ guids: z.array(guidSchema).min(1).max(1_000) })

/**
 * Has tasks cancelled, and tells of each as soon as it is known. No server action: a browser runs those one after
 * another, and whoever cancels hundreds would create nothing meanwhile. Ends when the browser goes away.
 */
const cancel = readRoute('activity', async (session, _, request) => {
  await requireOurPage()
  const wish = wishSchema.safeParse(await request.json().catch(() => undefined))
  if (!wish.success) return respondFailure({ kind: 'bad-request' })
  const { guids } = wish.data
  return respondLines(async function* (signal) {
    for await (const one of cancelEach(session, [...new Set(guids)], signal)) {
      forgetTask(session, one.guid)
      yield one
    }
  }, request.signal)
})

export { cancel as POST }
