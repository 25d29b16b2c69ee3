const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What the overview may look back over: as it stands in the address, how long it is, and in how many parts it is drawn. */
export const RANGES = [
  { word: '1h', label: '1 h', ms: HOUR_MS, parts: 12 },
  { word: '6h', label: '6 h', ms: 6 * HOUR_MS, parts: 12 },
  { word: '24h', label: '24 h', ms: DAY_MS, parts: 24 },
  { word: '7d', label: '7 d', ms: 7 * DAY_MS, parts: 14 },
  { word: '30d', label: '30 d', ms: 30 * DAY_MS, parts: 30 },
] as const

export type Range = (typeof RANGES)[number]

const USUAL = RANGES[2]

/** The range that an address asks for: `range=7d`; a day where it asks for none. `isWrong` where it makes no sense. */
export function readRange(text: string | undefined): { range: Range; isWrong: boolean } {
  if (text === undefined || text === '') return { range: USUAL, isWrong: false }
  const range = RANGES.find(({ word }) => word === text)
  return { range: range ?? USUAL, isWrong: range === undefined }
}

/**
 * The parts of a range that ends now, in milliseconds since 1970: on round instants (five minutes, an hour, a day), so
 * that a plot does not change with each look. The last one is under way.
 */
export function partsOf({ ms, parts }: Range, now: number): { from: number; to: number }[] {
  const step = ms / parts
  const end = Math.ceil((now + 1) / step) * step
  return Array.from({ length: parts }, (_, at) => ({
    from: end - (parts - at) * step,
    to: end - (parts - at - 1) * step,
  }))
}
