import type { TextByKey } from '../../db/tables'
import type { Json } from '../../http/json'
import { ApiError, type ErrorName, unprocessable } from '../errors'
import { isObject, unknownFields } from '../messages/rules'
import { type MetadataChange, metadataMessages } from './metadata-messages'

const MAX_LABELS = 50
const MAX_ANNOTATIONS = 200

type Metadata = { labels: TextByKey; annotations: TextByKey }

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

export type MetadataOnly = { metadata: Json | undefined }

/**
 * The message of a PATCH that takes `metadata` and nothing else. A label that is removed still needs a good key.
 * app/messages/metadata_base_message.rb
 */
export function validMetadataOnly({ body }: { body: Json }): MetadataOnly {
  if (!isObject(body)) throw new ApiError('UnknownError')
  const metadata = body.get('metadata')
  const messages = [
    ...(metadata === undefined ? [] : metadataMessages(metadata)),
    ...unknownFields(body, ['metadata']),
  ]
  if (messages.length > 0) throw unprocessable(...messages)
  return { metadata }
}
