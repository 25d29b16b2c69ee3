import 'server-only'

declare global {
  /** What this process has one of, by name: each module declares its own beside the state. */
  interface OncePerProcess {}

  var cfTaskConsole: Partial<OncePerProcess> | undefined
}

/**
 * What this process has one of, made when it is first asked for. Next.js loads server code several times over (pages,
 * routes and actions have module instances of their own), so it hangs on `globalThis`. Where `make` throws, or its
 * promise rejects, nothing is kept: whoever asked is told, and the next one tries again.
 */
export function oncePerProcess<N extends keyof OncePerProcess>(
  name: N,
  make: () => OncePerProcess[N],
): OncePerProcess[N] {
  globalThis.cfTaskConsole ??= {}
  const all: Partial<OncePerProcess> = globalThis.cfTaskConsole
  const known = all[name]
  if (known !== undefined) return known
  const made = make()
  all[name] = made
  if (made instanceof Promise)
    made.catch(() => {
      delete all[name]
    })
  return made
}
