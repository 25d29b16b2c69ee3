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
