// One Ctrl-C arrives twice under npm: from the terminal and passed on by npm.
const SAME_PRESS_MS = 1000

/**
 * Calls `stop` once at the first SIGTERM, SIGINT or SIGHUP; a later one ends the process at once.
 * The framework's and libraries' own handlers are taken away first: they would cut the orderly end short (P15).
 */
export function stopOnSignal(stop) {
  let begunAt
  const onSignal = () => {
    if (begunAt === undefined) {
      begunAt = performance.now()
      stop()
    } else if (performance.now() - begunAt > SAME_PRESS_MS) {
      process.exit(130)
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.removeAllListeners(signal)
    process.on(signal, onSignal)
  }
}
