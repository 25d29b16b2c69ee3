const BEYOND = 6

/** Which of `count` rows of one height to draw, `end` excluded: those in sight and a few beyond, for quick scrolling. */
export function rowsInSight(
  offset: number,
  height: number,
  rowHeight: number,
  count: number,
): { first: number; end: number } {
  const last = Math.max(0, count - Math.ceil(height / rowHeight)) // a shorter list than before has not scrolled back yet
  const top = Math.min(last, Math.floor(offset / rowHeight))
  return {
    first: Math.max(0, top - BEYOND),
    end: Math.min(count, top + Math.ceil(height / rowHeight) + BEYOND),
  }
}

/** How far to scroll so that the row is in sight: not at all if it is. */
export function offsetFor(index: number, offset: number, height: number, rowHeight: number): number {
  if (index < 0) return offset
  const top = index * rowHeight
  return Math.max(0, Math.min(top, Math.max(offset, top + rowHeight - height)))
}
