import { connect, createServer } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../http/listen'
import { anApp, aSpace } from '../testing/apps'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { idleRunner } from '../testing/runner'

let foundation: TestFoundation
let tasks: string
const as = 'developer'
const runner = idleRunner()
beforeAll(async () => {
  foundation = await startFoundation({}, { runner })
  const { space } = await aSpace(foundation)
  tasks = `/v3/apps/${(await anApp(foundation, space)).guid}/tasks`
}, 60_000)
afterAll(() => foundation.stop())

const NO_COMMAND = 'Command No command or template provided'

describe('a body', () => {
  it.each([
    [
      'application/json; charset=iso-8859-1',
      '{"memory_in_mb":0}',
      422,
      `Memory in mb must be greater than 0, ${NO_COMMAND}`,
    ],
    [
      'application/x-www-form-urlencoded',
      'memory_in_mb=0&metadata[labels][a]=-',
      422,
      `Metadata label value error: '-' starts or ends with invalid characters, Memory in mb must be greater than 0, ${NO_COMMAND}`,
    ],
    ['text/plain', '{"memory_in_mb":0}', 422, NO_COMMAND],
    ['application/json', '', 422, NO_COMMAND],
    [
      'application/json',
      '{"body":{"memory_in_mb":0}}',
      422,
      `Memory in mb must be greater than 0, ${NO_COMMAND}`,
    ],
    ['application/json', '{"command":"x","command":null}', 422, NO_COMMAND],
    ['application/json', '{"command":"x", /* why */ "Command":1}', 422, "Unknown field(s): 'Command'"],
    ['application/json', '"text"', 422, `Unknown field(s): '_json', ${NO_COMMAND}`],
    // Rails keeps these to itself when it wraps a body.
    ['application/json', '{"utf8":1,"_method":"x","authenticity_token":null}', 422, NO_COMMAND],
    [
      'application/json',
      '{"command":"x","metadata":{"labels":{"a":[null,["b",null]]}}}',
      422,
      `Metadata label value error: '[["b"]]' contains invalid characters`,
    ],
    ['application/json', '{"command":"x","memory_in_mb":"-0x10"}', 422, 'Memory in mb must be an integer'],
    ['application/json', '{"command":"x","memory_in_mb":" 0x1_0"}', 422, 'Memory in mb must be an integer'],
    ['application/json', '{"command":"x","memory_in_mb":"0x10"}', 422, 'Memory in mb is not a number'],
    ['application/json', '\ufeff{}', 400, 'Request invalid due to parse error: invalid request body'],
    ['application/json', '{"a":NaN}', 400, 'Request invalid due to parse error: invalid request body'],
    [
      'application/json',
      '['.repeat(100_000),
      400,
      'Request invalid due to parse error: invalid request body',
    ],
  ])('of type %s, %.40s, is answered %i', async (contentType, raw, status, detail) => {
    const reply = await foundation.send('POST', tasks, { as, raw, contentType })
    expect({ status: reply.status, body: JSON.parse(reply.text) }).toMatchObject({
      status,
      body: { errors: [{ detail }] },
    })
  })

  it.each([null, 'nonsense'])('of type %s is not acceptable', async (contentType) => {
    const reply = await foundation.send('POST', tasks, { as, raw: '{}', contentType })
    expect(reply).toMatchObject({ status: 406, text: '' })
    expect(reply.headers['content-type']).toContain('text/html')
  })

  it('of ten megabytes is refused by its field', async () => {
    const reply = await foundation.send('POST', tasks, { as, json: { command: 'x'.repeat(10_000_000) } })
    expect(reply.text).toContain('command must be shorter than 4097 characters')
  })

  it('with half a surrogate pair breaks as in the original', async () => {
    const reply = await foundation.send('POST', tasks, { as, raw: '{"command":"\\ud800"}' })
    expect(reply.status).toBe(500)
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it.each(['{"command":"x","name":{}}', '{"command":[]}', '{"command":"x","droplet_guid":"\\u0000"}'])(
    '%s is an unknown error and starts nothing',
    async (raw) => {
      const before = runner.taken.length
      const reply = await foundation.send('POST', tasks, { as, raw })
      expect({ status: reply.status, text: reply.text }).toEqual({
        status: 500,
        text: '{"errors":[{"title":"UnknownError","detail":"An unknown error occurred.","code":10001}]}',
      })
      expect(runner.taken).toHaveLength(before)
    },
  )
})

describe('an answer', () => {
  it('carries the request id that was sent, cleaned, before its own', async () => {
    const id = async (sent?: string) => {
      const reply = await foundation.send(
        'GET',
        '/v3/info',
        sent === undefined ? {} : { headers: { 'x-vcap-request-id': sent } },
      )
      return reply.headers['x-vcap-request-id']
    }
    expect(await id('my-id_1')).toMatch(/^my-id_1::[0-9a-f-]{36}$/)
    expect(await id('a b<c>')).toMatch(/^abc::[0-9a-f-]{36}$/)
    expect(await id('x'.repeat(300))).toMatch(/^x{255}::/)
    expect(await id()).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('escapes what could end a script', async () => {
    const reply = await foundation.send('POST', tasks, { as, json: { command: '<>&\u2028' } })
    expect(reply.text).toContain('"command":"\\u003c\\u003e\\u0026\\u2028"')
  })

  it('to a query that is no UTF-8 is not JSON', async () => {
    const reply = await foundation.send('GET', '/v3/tasks?names=%ff', { as })
    expect(reply).toMatchObject({ status: 500 })
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it('to an unknown route is the same with and without a token', async () => {
    for (const sent of [{ as }, {}]) {
      const { status, text } = await foundation.send('GET', '/v3/nothing', sent)
      expect({ status, text }).toEqual({
        status: 404,
        text: '{"errors":[{"detail":"Unknown request","title":"CF-NotFound","code":10000}]}',
      })
    }
  })
})

describe('the door', () => {
  const port = () => new URL(foundation.baseUrl).port
  it.each([
    ['evil.example:PORT', 421],
    ['127.0.0.1.nip.io:PORT', 421],
    ['localhost.evil.example', 421],
    ['127.1:PORT', 421],
    ['2130706433:PORT', 421],
    ['[::ffff:127.0.0.1]:PORT', 421],
    ['localhost.:PORT', 421],
    ['localhost:PORT, evil.example', 421],
    ['localhost:1', 421],
    ['localhost', 421],
    ['', 421],
    ['LOCALHOST:PORT', 200],
    ['127.0.0.1:PORT', 200],
    ['[::1]:PORT', 200],
  ])('answers Host %j with %i', async (host, status) => {
    const head = await raw(
      `GET / HTTP/1.1\r\nHost: ${host.replace('PORT', port())}\r\nConnection: close\r\n\r\n`,
    )
    expect(head).toContain(`HTTP/1.1 ${status} `)
    if (status !== 200) expect(head.split('\r\n\r\n')[1]).toBe('')
  })

  it('refuses two hosts, a foreign address, and headers without end', async () => {
    const host = `Host: 127.0.0.1:${port()}`
    const ask = (line: string, headers: string) => raw(`${line}\r\n${headers}\r\nConnection: close\r\n\r\n`)
    expect(await ask('GET / HTTP/1.1', `${host}\r\nHost: evil.example`)).toMatch(/^HTTP\/1.1 4(00|21) /)
    expect(await ask('GET http://evil.example/ HTTP/1.1', host)).toMatch(/^HTTP\/1.1 400 /)
    expect(await ask('GET / HTTP/1.1', `${host}\r\nX-Big: ${'x'.repeat(100_000)}`)).toMatch(/^HTTP\/1.1 400 /)
    expect(await ask(`GET /v3/tasks?names=${'x'.repeat(20_000)} HTTP/1.1`, host)).toMatch(/^HTTP\/1.1 400 /)
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
  })

  it.each([
    ['origin', 'null'],
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'same-origin'],
    ['cookie', 'a=b'],
  ])('has nothing for a browser: %s: %s', async (name, value) => {
    const headers = { [name]: value }
    for (const path of ['/v3/tasks', '/uaa/oauth/token', '/log-cache/api/v1/info', '/']) {
      expect((await foundation.send('GET', path, { as, headers })).status).toBe(403)
    }
  })

  it('lets a browser navigate to the pages of the UAA', async () => {
    const headers = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', cookie: 'a=b' }
    expect((await foundation.send('GET', '/uaa/login', { headers })).status).toBe(200)
    expect((await foundation.send('GET', '/uaa/token_keys', { headers })).status).toBe(403)
  })

  it('is not shared with another program on the other loopback address', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '::1', () => resolve()))
    const address = other.address()
    const taken = typeof address === 'object' && address !== null ? address.port : 0
    expect(await listen(new Hono(), taken)).toEqual({ kind: 'taken' })
    other.close()
  })

  function raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port()), '127.0.0.1', () => socket.write(text))
      let read = ''
      socket.on('data', (data) => {
        read += data
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(read))
    })
  }
})
