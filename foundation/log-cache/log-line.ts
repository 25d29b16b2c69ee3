/** One line of output as the log cache keeps it. `payload` has no line break at its end. */
export type LogLine = {
  timestampNs: bigint
  sourceType: string
  instanceId: string
  type: 'OUT' | 'ERR'
  payload: Uint8Array
  app: { guid: string; name: string }
  space: { guid: string; name: string }
  organization: { guid: string; name: string }
}

const DRIFT_MAX_NS = 100_000_000n

let offsetNs = wallNs() - process.hrtime.bigint()
let lastNs = 0n

/** Nanoseconds since 1970. Follows the wall clock, also over a machine's sleep, during which hrtime stands still. */
export function nowNs(): bigint {
  const steadyNs = process.hrtime.bigint()
  const drift = wallNs() - steadyNs - offsetNs
  if (drift > DRIFT_MAX_NS || drift < -DRIFT_MAX_NS) offsetNs += drift
  return steadyNs + offsetNs
}

/** A time that no call before has given: readers go on from the last timestamp plus one. */
export function uniqueNs(): bigint {
  const now = nowNs()
  lastNs = now > lastNs ? now : lastNs + 1n
  return lastNs
}

function wallNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n
}
