/** A count with its thousands parted by a thin space: `4 096`. */
export const printCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009')

/** A count with its word: `1 look`, `12 looks`. `many` where an s is not enough. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${printCount(count)} ${count === 1 ? one : many}`
