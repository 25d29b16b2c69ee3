import type { Said } from './said'

/** A message of a detail, where it begins and ends. */
export type Piece = Said & { begin: number }
