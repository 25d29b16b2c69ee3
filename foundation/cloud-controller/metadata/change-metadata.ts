import type { TextByKey } from '../../db/tables'
import { ApiError, type ErrorName } from '../errors'
import type { MetadataChange } from './metadata-messages'

export const MAX_LABELS = 50
export const MAX_ANNOTATIONS = 200

export type Metadata = { labels: TextByKey; annotations: TextByKey }

/**
 * Labels and annotations after a change. The limit's message counts what the request brings, not what is there.
 * app/actions/labels_update.rb, then app/actions/annotations_update.rb
 */
export function changeMetadata(before: Metadata, change: MetadataChange): Metadata {
  return {
    labels: changed(before.labels, change.labels, MAX_LABELS, 'LabelLimitExceeded'),
    annotations: changed(before.annotations, change.annotations, MAX_ANNOTATIONS, 'AnnotationLimitExceeded'),
  }
}

function changed(
  before: TextByKey,
  change: Map<string, string | null>,
  most: number,
  error: ErrorName,
): TextByKey {
  const values = new Map(Object.entries(before))
  const countBefore = values.size
  for (const [key, value] of change) {
    if (value === null) values.delete(key)
    else values.set(key, value)
  }
  if (values.size > countBefore && values.size > most) throw new ApiError(error, `${change.size}`, `${most}`)
  return Object.fromEntries(values)
}
