import 'server-only'
import type { ServerResponse } from 'node:http'
import { type FakeApi, startFakeApi } from '../../testing/api'

type KeptLine = { at: bigint; source: string; text: string; stream: 'OUT' | 'ERR' }

/** A log cache over HTTP: the lines of one app by time and place, as `GET /api/v1/read/{guid}` gives them. */
export type LogApi = FakeApi & {
  /** Oldest first. */
  lines: KeptLine[]
  /** Answers this instead, while it is set. */
  instead?: (res: ServerResponse, limit: number) => boolean
}

/** Starts one that keeps nothing yet; `lines` is what it keeps. */
export async function startLogApi(): Promise<LogApi> {
  const server = await startFakeApi()
  const api: LogApi = Object.assign(server, { lines: [] })
  server.answer = (req, res) => {
    const { searchParams: query } = new URL(req.url ?? '', api.origin)
    const limit = Number(query.get('limit') ?? 100)
    if (api.instead?.(res, limit)) return
    const from = BigInt(query.get('start_time') ?? '-9223372036854775808')
    const to = BigInt(query.get('end_time') ?? '9223372036854775807')
    const inside = api.lines.filter(({ at }) => at >= from && at < to)
    const given = query.has('descending') ? inside.toReversed().slice(0, limit) : inside.slice(0, limit)
    const batch = given.map(({ at, source, text, stream }) => ({
      timestamp: String(at),
      tags: { source_type: source },
      log: { payload: Buffer.from(text).toString('base64'), type: stream },
    }))
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ envelopes: { batch } }))
  }
  return api
}
