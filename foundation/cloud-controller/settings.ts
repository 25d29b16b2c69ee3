/** Limits and names of a foundation, as the Cloud Controller's project ships them. */
export type CloudControllerSettings = {
  defaultMemoryInMb: number
  defaultDiskInMb: number
  maximumDiskInMb: number
  defaultLogRateInBytesPerSecond: bigint
  permittedUsers: readonly string[]
  /** What the column of sequence ids holds. */
  largestSequenceId: bigint
  /** Fields of a creation that this version does not have yet. */
  unknownTaskFields: readonly string[]
  /** Whether commands, of tasks, processes and droplets, are for those alone who may read secrets. */
  commandsAreSecret: boolean
  /** Requests an hour of one user; undefined: no limit. */
  rateLimit: number | undefined
  /** Users that roles and audit events have no account for are shown with this instant. */
  startedAt: Date
}

export const DEFAULT_USER = 'vcap'

export const defaultSettings: Omit<CloudControllerSettings, 'startedAt' | 'rateLimit'> = {
  defaultMemoryInMb: 1024,
  defaultDiskInMb: 1024,
  maximumDiskInMb: 2048,
  defaultLogRateInBytesPerSecond: 1_048_576n,
  permittedUsers: [DEFAULT_USER, 'ContainerUser', 'TestUser'],
  largestSequenceId: 2_147_483_647n,
  unknownTaskFields: [],
  commandsAreSecret: true,
}
