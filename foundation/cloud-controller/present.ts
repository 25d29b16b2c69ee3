import type { TextByKey } from '../db/tables'

/** An instant as the API writes it: whole seconds, `Z`. */
export function presentTime(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}

/** The four keys that begin most resources. */
export function presentHead(row: { guid: string; createdAt: Date; updatedAt: Date }) {
  return { guid: row.guid, created_at: presentTime(row.createdAt), updated_at: presentTime(row.updatedAt) }
}

/** Labels and annotations, never null. */
export function presentMetadata(row: { labels: TextByKey; annotations: TextByKey }) {
  return { labels: row.labels, annotations: row.annotations }
}

/** A relationship to one resource. */
export function toOne(guid: string | null | undefined) {
  return { data: guid === null || guid === undefined ? null : { guid } }
}

export const PRIVATE_DATA_HIDDEN = '[PRIVATE DATA HIDDEN]'
export const PRIVATE_DATA_HIDDEN_IN_LISTS = '[PRIVATE DATA HIDDEN IN LISTS]'
