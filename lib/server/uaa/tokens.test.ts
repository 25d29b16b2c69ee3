import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { makeAgents } from '../http/agents'
import { passwordGrant } from './tokens'

const agents = makeAgents()
const server = createServer((req) => req.socket.destroy())
afterEach(() => server.close())

const listening = (): Promise<AddressInfo> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address && typeof address === 'object') resolve(address)
    })
  })

describe('passwordGrant', () => {
  it('says of a UAA that is away who is away, not only how the machine calls it', async () => {
    const { port } = await listening()
    const uaa = `http://127.0.0.1:${port}`
    const ask = () =>
      passwordGrant(
        { origin: uaa, agents, apiVersion: '3.0.0', uaa },
        { id: 'cf', secret: '' },
        'developer',
        'x',
      )
    expect(await ask()).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringMatching(/^UAA gave no usable answer \(.+\)\.$/),
    })
    await new Promise((resolve) => server.close(resolve))
    expect(await ask()).toEqual({
      kind: 'unavailable',
      detail: 'UAA could not be reached (connection refused).',
    })
  })
})
