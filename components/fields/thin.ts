/** A count with its thousands parted by a thin space: `4 096`. */
export const thin = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009')
