import { expect, it, vi } from 'vitest'
import { oncePerProcess } from './once-per-process'

declare global {
  interface OncePerProcess {
    ofTheTest: Promise<object>
  }
}

const APP = {
  guid: 'an app',
  name: 'shop',
  state: 'STARTED',
  hasDroplet: null,
  space: { guid: 's', name: 'production' },
  organization: { guid: 'o', name: 'sales' },
}

/** A module as Next.js loads it for pages, and again for routes and for actions. */
async function loadedTwice<M>(load: () => Promise<M>): Promise<[M, M]> {
  vi.resetModules()
  const one = await load()
  vi.resetModules()
  return [one, await load()]
}

it('two instances of a module share what they remember', async () => {
  const [one, other] = await loadedTwice(() => import('./cloud-controller/kept-apps'))
  expect(one.rememberApp).not.toBe(other.rememberApp)
  one.rememberApp({ id: 'a session' }, APP)
  expect(other.rememberedApp({ id: 'a session' }, APP.guid)).toEqual(APP)
  other.forgetApps({ id: 'a session' })
  expect(one.rememberedApp({ id: 'a session' }, APP.guid)).toBeUndefined()
})

it('two instances of a module share the watches and the settings of their process', async () => {
  const [watch, otherWatch] = await loadedTwice(() => import('./submission/settling/watch'))
  expect(watch.theWatches()).toBe(otherWatch.theWatches())
  const [one, other] = await loadedTwice(() => import('./this-process'))
  expect(one.theConfig()).toBe(other.theConfig())
  expect(one.theFoundation()).toBe(other.theFoundation())
})

it('makes it for the first, and again where that did not work', async () => {
  const make = vi.fn(async () => ({}))
  make.mockRejectedValueOnce(new Error('not now'))
  await expect(oncePerProcess('ofTheTest', make)).rejects.toThrow('not now')
  const made = await oncePerProcess('ofTheTest', make)
  expect(await oncePerProcess('ofTheTest', make)).toBe(made)
  expect(make).toHaveBeenCalledTimes(2)
})
