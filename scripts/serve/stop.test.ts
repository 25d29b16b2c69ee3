import { describe, expect, it } from 'vitest'
import { running, serve } from './testing/front-server'

/** A handler that says when a request is in, and answers when it is told to. */
function held() {
  let enter = () => {}
  let release = () => {}
  const entered = new Promise<void>((resolve) => {
    enter = resolve
  })
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const handle = async (_req: unknown, res: { end(text: string): void }) => {
    enter()
    await released
    res.end('done')
  }
  return { handle, entered, release: () => release() }
}

describe('stop', () => {
  // @P15
  it('lets a request in flight end and takes no other', async () => {
    const { handle, entered, release } = held()
    const { origin } = await serve(handle)
    const inFlight = fetch(origin).then((answer) => answer.text())
    await entered
    const stopped = running.stop(30_000)
    await expect(fetch(origin, { headers: { connection: 'close' } })).rejects.toThrow()
    release()
    expect(await inFlight).toBe('done')
    await stopped
  })

  it('does not wait longer than it was told', async () => {
    const { handle, entered } = held()
    const { origin } = await serve(handle)
    const cut = expect(fetch(origin)).rejects.toThrow()
    await entered
    const begin = performance.now()
    await running.stop(200)
    expect(performance.now() - begin).toBeLessThan(10_000)
    await cut
  })
})
