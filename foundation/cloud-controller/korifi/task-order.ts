import type { Presented } from '../../http/json-text'
import { Answer } from '../answer'

type Fields = { readonly [key: string]: Presented | undefined }

/** The fields of a task in the order of api/presenter/task.go of korifi. */
const OF_TASK = [
  'name',
  'guid',
  'command',
  'droplet_guid',
  'metadata',
  'relationships',
  'links',
  'sequence_id',
  'created_at',
  'updated_at',
  'memory_in_mb',
  'disk_in_mb',
  'state',
  'result',
]
const OF_LINKS = ['self', 'app', 'droplet', 'cancel']

/** An answer whose tasks have their fields in Korifi's order. */
export function inKorifisOrder({ status, body, headers }: Answer): Answer {
  if (!isObject(body)) return new Answer(status, body, headers)
  const { resources } = body
  if (!isList(resources)) return new Answer(status, ordered(body), headers)
  return new Answer(status, { ...body, resources: resources.map(ordered) }, headers)
}

function ordered(resource: Presented): Presented {
  if (!isObject(resource) || !('sequence_id' in resource)) return resource
  const { links } = resource
  return picked({ ...resource, links: isObject(links) ? picked(links, OF_LINKS) : links }, OF_TASK)
}

function picked(from: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.map((key) => [key, from[key]]))
}

function isObject(value: Presented | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: Presented | undefined): value is readonly Presented[] {
  return Array.isArray(value)
}
