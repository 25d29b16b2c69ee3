/** What the runner has to know to run one task. Sizes as in the API: -1 bytes per second is unlimited. */
export type RunnerTask = {
  guid: string
  name: string
  command: string
  user: string
  memoryInMb: number
  diskInMb: number
  logRateLimitInBytesPerSecond: number
  app: { guid: string; name: string }
  space: { guid: string; name: string }
  organization: { guid: string; name: string }
  /** The app's own variables. */
  environment: Record<string, string>
  /** The address of the API as tasks see it in VCAP_APPLICATION; left out there when not given. */
  cfApi?: string
}

/** How a task ended, reported once for each task that was taken. */
export type TaskEnd =
  | { guid: string; state: 'SUCCEEDED' }
  | { guid: string; state: 'FAILED'; failureReason: string }

export type RunAnswer =
  | { kind: 'running' }
  | { kind: 'queued' }
  | { kind: 'refused'; text: string }
  | { kind: 'unavailable'; text: string }

export type CancelAnswer = { kind: 'asked' } | { kind: 'unknown' } | { kind: 'unavailable'; text: string }
