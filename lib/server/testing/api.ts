import 'server-only'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A real HTTP server in the place of the API; `answer` decides what becomes of each request. */
export type FakeApi = {
  origin: string
  requests: { method: string; path: string; body: string }[]
  answer: (req: IncomingMessage, res: ServerResponse, body: string) => void
  stop(): Promise<void>
}

/** Starts it on a free port. */
export async function startFakeApi(): Promise<FakeApi> {
  const server = createServer((req, res) => {
    const chunks: Uint8Array[] = []
    req.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      api.requests.push({ method: req.method ?? '', path: req.url ?? '', body })
      api.answer(req, res, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const api: FakeApi = {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests: [],
    answer: (_req, res) => res.writeHead(500).end(),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return api
}

/** A task as the API answers it, of the request's own labels. */
export function taskOf(appGuid: string, requestBody: string, guid = 'f1f2a7be-2320-40f7-ac06-9e964e64a2c6') {
  const { command, metadata } = JSON.parse(requestBody)
  return {
    guid,
    sequence_id: 1,
    name: 'a-task',
    command,
    state: 'RUNNING',
    memory_in_mb: 1024,
    disk_in_mb: 1024,
    result: { failure_reason: null },
    relationships: { app: { data: { guid: appGuid } } },
    metadata: { labels: {}, annotations: {}, ...metadata },
    created_at: '2026-11-23T20:44:39Z',
    updated_at: '2026-11-23T20:44:39Z',
  }
}

/** A page of a list as the API answers it. */
export function listOf(resources: readonly object[]): string {
  return JSON.stringify({ pagination: { total_results: resources.length, total_pages: 1 }, resources })
}

/**
 * Answers reads of an app's tasks from this list, by selector and name as the API does; `create` decides what a POST
 * does, and may put a task into the list.
 */
export function serveTasks(
  api: FakeApi,
  tasks: ReturnType<typeof taskOf>[],
  create: (body: string, res: ServerResponse) => void,
): void {
  api.answer = (req, res, body) => {
    if (req.method === 'POST') return create(body, res)
    const selector = new URL(req.url ?? '', api.origin).searchParams.get('label_selector') ?? ''
    const [, key = '', ids = ''] = /^(\S+) in \((.*)\)$/.exec(selector) ?? []
    const without = selector.startsWith('!') ? selector.slice(1) : undefined
    const shown = tasks.filter(({ metadata: { labels } }) => {
      const held: Record<string, string> = labels
      if (without !== undefined) return held[without] === undefined
      return key === '' || ids.split(',').includes(held[key] ?? '')
    })
    return res.writeHead(200).end(listOf(shown))
  }
}
