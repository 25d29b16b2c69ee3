import type { Presented } from '../../http/json-text'
import { Answer } from '../request'

export type Fields = { readonly [key: string]: Presented | undefined }
/** What becomes of one resource, by its kind: `apps`, or `spaces/usage_summary` for what is told of a space. */
type Change = (kind: string, resource: Fields) => Fields

/** An answer whose resources are changed: the one that it is, those of its list, and those that they bring along. */
export function eachResource({ status, body, headers }: Answer, change: Change): Answer {
  if (!isFields(body)) return new Answer(status, body, headers)
  const changed = (value: Presented | undefined): Presented | undefined => {
    const kind = isFields(value) ? kindOf(value) : undefined
    return isFields(value) && kind !== undefined ? change(kind, value) : value
  }
  const each = (list: Presented | undefined) =>
    isList(list) ? list.map((item) => changed(item) ?? null) : list
  const { resources, included } = body
  const own = resources === undefined ? changed(body) : { ...body, resources: each(resources) }
  if (!isFields(included) || !isFields(own)) return new Answer(status, own, headers)
  const brought = Object.fromEntries(Object.entries(included).map(([name, list]) => [name, each(list)]))
  return new Answer(status, { ...own, included: brought }, headers)
}

/** A resource without what these paths lead to, such as `links.self`. */
export function without(resource: Fields, paths: readonly string[]): Fields {
  return paths.reduce((rest, path) => withoutOne(rest, path.split('.')), resource)
}

/** These fields of a resource, in this order, as far as it has them. */
export function picked(from: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]))
}

/** Whether a value is an object. */
export function isFields(value: Presented | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !isList(value)
}

function withoutOne(from: Fields, [key = '', ...rest]: readonly string[]): Fields {
  const inner = from[key]
  if (rest.length > 0) return isFields(inner) ? { ...from, [key]: withoutOne(inner, rest) } : from
  const { [key]: _, ...kept } = from
  return kept
}

/** Every resource tells its own address. */
function kindOf({ links }: Fields): string | undefined {
  const self = isFields(links) && isFields(links.self) ? links.self.href : undefined
  const [, kind, more = ''] = /\/v3\/([a-z_]+)\/[^/]+(\/[a-z_]+)?$/.exec(String(self)) ?? []
  return kind === undefined ? undefined : kind + more
}

function isList(value: Presented | undefined): value is readonly Presented[] {
  return Array.isArray(value)
}
