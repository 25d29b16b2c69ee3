import 'server-only'
import { type Dispatcher, request } from 'undici'
import { failureOf, failureWords } from './failure-words'

/** Why a request provably never left this machine. */
export type NotSentCause =
  | 'dns'
  | 'connection'
  | 'tls'
  | 'timeout'
  | 'too-late'
  /** By ourselves: the API is known to be away, too much is under way, there is no token to send with. */
  | 'api-away'
  | 'too-many-requests'
  | 'sign-in-not-renewed'

/** Why there is no answer that could be trusted, though bytes may have arrived. */
export type NoAnswerCause = 'timeout' | 'connection-lost' | 'too-large' | 'unreadable'

/** What became of one request, before anybody looks at the body. */
export type Reply =
  | { kind: 'answered'; status: number; headers: Record<string, string>; text: string }
  /** `detail` is in words, `code` that of Node.js or undici, for whoever wants to know exactly. */
  | { kind: 'not-sent'; cause: NotSentCause; detail: string; code?: string }
  | {
      kind: 'no-answer'
      cause: NoAnswerCause
      detail: string
      code?: string
      status?: number
      requestId?: string
    }

type Outgoing = {
  agent: Dispatcher
  method: 'GET' | 'POST' | 'DELETE' | 'PATCH'
  url: string
  headers: Record<string, string>
  body?: string
  /** For the whole exchange, from the call to the last byte. */
  timeoutMs: number
  /** Decoded bytes of the answer; more ends the exchange. */
  maxBytes: number
  signal?: AbortSignal
  /** Asked at the moment the head would be written: false keeps the request from leaving (P3). */
  mayStillLeave?: () => boolean
}

class TooLate extends Error {}
class TooLarge extends Error {}

type Track = { headsWritten: number }

/**
 * Sends one request once: no redirect is followed, nothing is repeated. Failures are values. `not-sent` is said only
 * where no byte of this request was written. A second write of one request is a bug that ends the process (P6).
 */
export async function send(outgoing: Outgoing): Promise<Reply> {
  const track: Track = { headsWritten: 0 }
  const limit = AbortSignal.timeout(outgoing.timeoutMs)
  const signal = outgoing.signal ? AbortSignal.any([limit, outgoing.signal]) : limit
  let answered: { status: number; requestId?: string } | undefined
  try {
    const asked = request(outgoing.url, {
      dispatcher: watched(outgoing, track, signal),
      method: outgoing.method,
      headers: outgoing.headers,
      body: outgoing.body,
      signal,
      // The signal is exact and holds for the whole exchange; undici's own limits fire late and part by part.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    // undici tells a request that waits for a connection of the signal only once it has one.
    const response = await Promise.race([asked, aborted(signal)])
    const headers = flatten(response.headers)
    answered = { status: response.statusCode, requestId: headers['x-vcap-request-id'] }
    const text = await readText(response.body, outgoing.maxBytes)
    return { kind: 'answered', status: response.statusCode, headers, text }
  } catch (error) {
    const said = { detail: failureWords(error), code: failureOf(error).code }
    if (track.headsWritten === 0) return { kind: 'not-sent', cause: notSentCause(error), ...said }
    return { kind: 'no-answer', cause: noAnswerCause(error), ...said, ...answered }
  } finally {
    if (track.headsWritten > 1) process.exit(70)
  }
}

/**
 * Notes the moment in which undici takes a connection to write this request's head: before it nothing has left,
 * after it nobody can tell. An error code can't say which (measured), nor can a request that waited in a queue.
 */
function watched({ agent, mayStillLeave }: Outgoing, track: Track, signal: AbortSignal): Dispatcher {
  return agent.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          const isTooLate = mayStillLeave && !mayStillLeave()
          if (signal.aborted || isTooLate) {
            controller.abort(isTooLate ? new TooLate('the moment to send had passed') : signal.reason)
            return
          }
          track.headsWritten += 1
          handler.onRequestStart?.(controller, context)
        },
        onResponseStart: (...all) => handler.onResponseStart?.(...all),
        onResponseData: (...all) => handler.onResponseData?.(...all),
        onResponseEnd: (...all) => handler.onResponseEnd?.(...all),
        onResponseError: (...all) => handler.onResponseError?.(...all),
      }),
  )
}

function aborted(signal: AbortSignal): Promise<never> {
  const waiting = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  waiting.catch(() => undefined) // nobody may be waiting any more
  return waiting
}

async function readText(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) {
      body.destroy()
      throw new TooLarge(`more than ${maxBytes} bytes`)
    }
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  return flat
}

function notSentCause(error: unknown): NotSentCause {
  if (error instanceof TooLate) return 'too-late'
  const { code, name } = failureOf(error)
  if (name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'timeout'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns'
  if (code !== undefined && /CERT|SSL|TLS|SELF_SIGNED|ISSUER/.test(code)) return 'tls'
  return 'connection'
}

function noAnswerCause(error: unknown): NoAnswerCause {
  if (error instanceof TooLarge) return 'too-large'
  const { code, name } = failureOf(error)
  if (name === 'TimeoutError' || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return 'timeout'
  if (name === 'HTTPParserError') return 'unreadable'
  return 'connection-lost'
}
