import type { Cause } from './causes'

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const MAX_LENGTH = 160

/** A line without what differs from run to run: times, numbers, ids, hosts' numbers, names of temporary files. */
export function normalise(text: string): string {
  return text
    .slice(0, 600)
    .replace(/^\S+:\d+:in [`'][^']{1,120}': /, '')
    .replace(GUID, '#')
    .replace(/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/g, '#')
    .replace(/(?:\/var)?\/tmp\/[^\s'":,)]+/g, '/tmp/#')
    .replace(/\b0x[0-9a-f]+\b/gi, '#')
    .replace(/\b(?=[0-9a-f]*\d)(?=\w*[a-f])[0-9a-f]{7,}\b/gi, '#')
    .replace(/\[?\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}\b\]?/gi, '#')
    .replace(/\d+(?:[.,:]\d+)*/g, '#')
    .replace(/#(?:[.,:/_-]?#)+/g, '#')
    .replace(/"[^"]{40,}"/g, '"…"')
    .replace(/'[^']{40,}'/g, "'…'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH)
}

/** What all failures of one kind have in common. */
export function signatureOf(cause: Cause | 'none', carrying: string | undefined): string {
  return carrying === undefined ? cause : `${cause}: ${normalise(carrying)}`
}
