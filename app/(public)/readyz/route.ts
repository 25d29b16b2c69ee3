import { discover } from '@/lib/server/foundation'
import { theDatabase, theFoundation } from '@/lib/server/this-process'

/** 200 once the database and the API answer, else 503 with the word for what does not. */
export async function GET(): Promise<Response> {
  const missing = await whatIsMissing()
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(`${missing ?? 'ok'}\n`, { status: missing ? 503 : 200, headers })
}

async function whatIsMissing(): Promise<'database' | 'api' | undefined> {
  try {
    const database = await theDatabase()
    await database.ping()
    // Asked anew: what was discovered earlier says nothing about now.
    const { origin = '', agents } = theFoundation()
    const foundation = await discover(origin, agents)
    return foundation.kind === 'ok' ? undefined : 'api'
  } catch {
    return 'database'
  }
}
