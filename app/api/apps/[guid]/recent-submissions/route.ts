import { isGuid } from '@/lib/resources/fact'
import { notFound } from '@/lib/server/cloud-controller/ask'
import { respond } from '@/lib/server/http/respond'
import { recentOfApp } from '@/lib/server/submission/own-submissions'
import { theDatabase } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

/** The operator's own submissions of an app that are open, or of the last quarter of an hour: a new form names them. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }) => {
  if (!isGuid(guid)) return notFound('App not found')
  const { db } = await theDatabase()
  return respond(await recentOfApp(db, session, guid))
})
