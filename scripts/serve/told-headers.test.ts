import { describe, expect, it } from 'vitest'
import { serve } from './testing/front-server'

describe('what the framework is told', () => {
  const claims = {
    'X-Forwarded-For': '198.51.100.7',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'for=1',
    'Next-Resume': '1',
  }

  // @S14 @H132
  it('drops what strangers claim about proxies', async () => {
    const { origin, port } = await serve()
    const { headers } = await (
      await fetch(origin, { headers: { ...claims, 'X-Forwarded-Host': 'evil.example' } })
    ).json()
    expect(headers).toMatchObject({
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
    })
    expect([headers.forwarded, headers['next-resume']]).toEqual([undefined, undefined])
  })

  it('says which address was asked for, without what the framework added', async () => {
    const { origin } = await serve()
    const sent = { 'X-Console-Path': '/evil' }
    const { headers } = await (await fetch(`${origin}/tasks?state=FAILED&_rsc=1x`, { headers: sent })).json()
    expect(headers['x-console-path']).toBe('/tasks?state=FAILED')
  })

  it('believes a configured proxy, whose Host must be ours all the same', async () => {
    const { origin } = await serve(undefined, { publicUrl: 'https://console.example', trusted: true })
    const ask = (host: string) => fetch(origin, { headers: { ...claims, 'X-Forwarded-Host': host } })
    expect((await ask('evil.example')).status).toBe(421)
    expect((await (await ask('console.example')).json()).headers).toMatchObject({
      host: 'console.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '198.51.100.7',
    })
  })
})
