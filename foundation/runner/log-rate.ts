const UNLIMITED = -1
const PAUSE_AFTER_OVERAGE_MS = 1000

export type Verdict = 'take' | 'drop' | 'drop-and-tell'

/**
 * Which lines of a task are within its log rate limit: a bucket of one second's bytes, and nothing at all for one
 * second after it ran dry, as executor's depot/log_streamer/log_rate_limiter.go has it.
 * -1 takes everything, 0 nothing without a word.
 */
export function logRateLimiter(
  bytesPerSecond: number,
  clockMs = () => performance.now(),
): (bytes: number) => Verdict {
  let left = bytesPerSecond
  let filledAtMs = clockMs()
  let pausedUntilMs = 0
  return (bytes) => {
    if (bytesPerSecond === UNLIMITED) return 'take'
    if (bytesPerSecond === 0) return 'drop'
    const now = clockMs()
    if (now < pausedUntilMs) return 'drop'
    left = Math.min(bytesPerSecond, left + ((now - filledAtMs) / 1000) * bytesPerSecond)
    filledAtMs = now
    if (bytes <= left) {
      left -= bytes
      return 'take'
    }
    pausedUntilMs = now + PAUSE_AFTER_OVERAGE_MS
    return 'drop-and-tell'
  }
}
