import type { Json } from '../../http/json'
import { ApiError, unprocessable } from '../errors'
import { isObject, unknownFields } from '../messages/rules'
import { metadataMessages } from './metadata-messages'

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
