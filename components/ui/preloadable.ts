import { type ComponentType, createElement, lazy, useState } from 'react'

/**
 * A part that is loaded ahead of its first use and then drawn at once. `lazy` alone would draw nothing first, and
 * React holds what was suspended back for 300 ms (measured: the outcome of a press came that much later).
 */
export function preloadable<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | undefined
  const preload = async (): Promise<void> => {
    loaded = await load()
  }
  const Later = lazy(async () => ({ default: await load() }))
  function Part(props: P) {
    const [Shown] = useState<ComponentType<P>>(() => loaded ?? Later)
    return createElement(Shown, props)
  }
  return { Part, preload }
}
