const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 10],
  ['PageUp', -10],
])

/**
 * Where a key leads in a list of `count` entries; undefined when the key does not move. Ends stop, they do not wrap,
 * so that holding a key down leads to an end.
 */
export function moveTo(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = STEPS.get(key)
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step))
}

/** Whether a key is a character to type, rather than a command. */
export const isTyped = (event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): boolean => event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey

/**
 * The entry that begins with what was typed, looked for after `at` and then from the start. The same letter typed
 * again and again goes through all entries that begin with it.
 */
export function findTyped(labels: readonly string[], typed: string, at: number): number | undefined {
  const wanted = typed.toLowerCase()
  const again = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0])
  const start = again ? wanted.slice(0, 1) : wanted
  const from = again || wanted.length === 1 ? at + 1 : at
  for (let step = 0; step < labels.length; step += 1) {
    const index = (from + step) % labels.length
    if (labels[index]?.toLowerCase().startsWith(start)) return index
  }
  return undefined
}
