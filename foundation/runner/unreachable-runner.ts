import { setTimeout as sleep } from 'node:timers/promises'

/** So long the Cloud Controller tries again before it gives up; measured. */
const GIVES_UP_AFTER_MS = 62_800

const ANSWER = { kind: 'unavailable', text: 'execution expired' } as const

/**
 * The runner that nobody can reach, as a setting: it says so at once (`off`), or after as long as the
 * Cloud Controller tries (`slow`). Nothing ever runs.
 */
export function unreachableRunner(mode: 'off' | 'slow', givesUpAfterMs = GIVES_UP_AFTER_MS) {
  const stopping = new AbortController()
  async function answer() {
    if (mode === 'slow')
      await sleep(givesUpAfterMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    return ANSWER
  }
  return {
    run: answer,
    cancel: answer,
    stop: async () => stopping.abort(),
    means: [
      mode === 'off' ? 'off: every task is refused at once' : 'slow: every task is refused after a minute',
    ],
  }
}
