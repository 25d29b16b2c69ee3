/**
 * Calls `stop` once at the first SIGTERM or SIGINT; a second one ends the process at once.
 * The framework's and libraries' own handlers are taken away first: they would cut the orderly end short (P15).
 */
export function stopOnSignal(stop) {
  let hasBegun = false
  const onSignal = () => {
    if (hasBegun) process.exit(130)
    hasBegun = true
    stop()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.removeAllListeners(signal)
    process.on(signal, onSignal)
  }
}
