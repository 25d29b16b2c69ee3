import { randomUUID } from 'node:crypto'

/**
 * The id of an answer: what the client sent, cut to 255 characters of letters, digits, `_` and `-`, and a uuid behind
 * it; else a uuid. middleware/request_logs.rb, middleware/vcap_request_id.rb
 */
export function requestId(header: (name: string) => string | undefined): string {
  const own = header('x-vcap-request-id') || header('x-request-id')
  const kept = own?.replace(/[^\w-]/g, '').slice(0, 255)
  return kept ? `${kept}::${randomUUID()}` : randomUUID()
}
