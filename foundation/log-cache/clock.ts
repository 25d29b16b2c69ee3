const startedNs = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint()
let lastNs = 0n

/** Nanoseconds since 1970; follows the wall clock at start and never jumps back after it. */
export function nowNs(): bigint {
  return startedNs + process.hrtime.bigint()
}

/** A time that no call before has given: readers go on from the last timestamp plus one. */
export function uniqueNs(): bigint {
  const now = nowNs()
  lastNs = now > lastNs ? now : lastNs + 1n
  return lastNs
}
