import { gzipSync } from 'node:zlib'
import type { Act, Exchange, Fault } from '../../testing/wire'

/** A place at which a request waits until the test lets it go, and the word that it has arrived there. */
export type Gate = { open(): void; opened: Promise<void>; arrive(): void; arrived: Promise<void> }

export function makeGate(): Gate {
  const [opened, open] = promise()
  const [arrived, arrive] = promise()
  return { open, opened, arrive, arrived }
}

function promise(): [Promise<void>, () => void] {
  let resolve = () => {}
  const made = new Promise<void>((done) => {
    resolve = done
  })
  return [made, () => resolve()]
}

const act = (does: Act): Fault => ({ kind: 'act', act: does })

/** It waits at the gate before the foundation sees it, and is then processed as always. */
export const heldBefore = (gate: Gate): Fault =>
  act(async ({ forward, reply }) => {
    gate.arrive()
    await gate.opened
    reply(await forward())
  })

/** It is processed at once, and its answer waits at the gate. */
export const heldAfter = (gate: Gate): Fault =>
  act(async ({ forward, reply }) => {
    const answer = await forward()
    gate.arrive()
    await gate.opened
    reply(answer)
  })

/** It arrives, and nobody ever does anything about it; the connection closes with the gate. */
export const dropped = (gate: Gate): Fault =>
  act(async ({ req }) => {
    gate.arrive()
    await gate.opened
    req.socket.destroy()
  })

/** Somebody in between answers; the request goes on behind him once the gate opens. */
export const answeredThenProcessed = (status: number, gate: Gate): Fault =>
  act(async ({ forward, reply }) => {
    reply({ status, body: '' })
    gate.arrive()
    await gate.opened
    await forward()
  })

/** It is processed, and this comes back instead of the answer. */
export const processedThen = (answer: (real: string) => Parameters<Exchange['reply']>[0]): Fault =>
  act(async ({ forward, reply }) => reply(answer((await forward()).body.toString())))

/** The foundation gets the request without our label, as one that does not keep labels would; `isCut`: no answer comes. */
export const withoutLabel = (key: string, isCut = false): Fault =>
  act(async ({ req, body, forward, reply }) => {
    const answer = await forward({ body: dropLabel(body, key) })
    if (isCut) req.socket.destroy()
    else reply({ ...answer, body: dropLabel(answer.body.toString(), key) })
  })

/** The foundation knows no metadata on tasks: it overlooks them, and answers without the member. */
export const withoutMetadata: Fault = withoutLabel('metadata')

function dropLabel(text: string, key: string): string {
  return JSON.stringify(JSON.parse(text, (name, value) => (name === key ? undefined : value)))
}

/** It is processed as it came, and its answer carries the id of somebody else's submission. */
export const withAnotherLabel = (key: string, id: string): Fault =>
  act(async ({ forward, reply }) => {
    const answer = await forward()
    const body = JSON.stringify(
      JSON.parse(answer.body.toString(), (name, value) => (name === key ? id : value)),
    )
    reply({ ...answer, body })
  })

/** The look does not see the selector, as an API that ignores it. */
export const selectorIgnored: Fault = act(async ({ req, forward, reply }) => {
  const url = new URL(req.url ?? '/', 'http://any')
  url.searchParams.delete('label_selector')
  reply(await forward({ url: `${url.pathname}${url.search}` }))
})

/** The look is refused for its selector, and answered without one: as Korifi does. */
export const selectorRefused: Fault = act(async ({ req, forward, reply }) => {
  if (!req.url?.includes('label_selector')) return reply(await forward())
  return reply(document(400, 10005, 'CF-BadQueryParameter', 'The query parameter is invalid'))
})

/** An empty list, whatever there is. */
export const emptyList: Fault = {
  kind: 'answer',
  status: 200,
  body: JSON.stringify({ pagination: { total_results: 0, total_pages: 1 }, resources: [] }),
}

/** The API's own error document. */
export function document(
  status: number,
  code: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): Extract<Fault, { kind: 'answer' }> {
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ errors: [{ code, title, detail }] }),
  }
}

/** Ways to answer a processed request without end or measure, each with its name. */
export const MONSTERS: Record<string, Fault> = {
  'a body over 1 MiB': processedThen((real) => ({ status: 202, body: real + ' '.repeat(2 * 1024 * 1024) })),
  'a gzip bomb': processedThen(() => ({
    status: 202,
    headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    body: gzipSync(Buffer.alloc(64 * 1024 * 1024)),
  })),
  'a byte a second': act(async ({ forward, res }) => {
    const answer = await forward()
    res.writeHead(202, { 'content-length': Buffer.byteLength(answer.body) })
    repeat(res, 1_000, () => res.write(' '))
  }),
  'a body without an end': act(async ({ forward, res }) => {
    await forward()
    res.writeHead(202)
    repeat(res, 1, () => res.write(' '.repeat(64 * 1024)))
  }),
  'endless words before the answer': act(async ({ forward, res }) => {
    await forward()
    repeat(res, 1, () => res.socket?.write('HTTP/1.1 102 Processing\r\n\r\n'))
  }),
  'headers without an end': act(async ({ forward, res }) => {
    await forward()
    res.socket?.write('HTTP/1.1 202 Accepted\r\n')
    repeat(res, 1, () => res.socket?.write(`x-${Math.random()}: ${'a'.repeat(8_000)}\r\n`))
  }),
  'a body that is cut': act(async ({ forward, res, req }) => {
    const { body } = await forward()
    res.writeHead(202, { 'content-length': Buffer.byteLength(body) })
    res.write(body.slice(0, 40), () => req.socket.destroy())
  }),
}

function repeat(res: Exchange['res'], everyMs: number, step: () => void): void {
  const timer = setInterval(step, everyMs)
  res.once('close', () => clearInterval(timer))
}
