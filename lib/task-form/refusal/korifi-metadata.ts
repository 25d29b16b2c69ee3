import { endsMessage, type Said } from './said'
import type { SentEntry, SentTask } from './sent-task'

const LISTS = ['labels', 'annotations'] as const
const RESERVED = ' label/annotation key cannot use the cloudfoundry.org domain'
const RESERVED_NEXT = 'Use another prefix or none.'

/** Go's %q for what labels usually hold; a value it would escape otherwise is not found, which is safe. */
function goQuoted(text: string): string {
  return JSON.stringify(text)
}

function reserved(detail: string, begin: number, sent: SentTask): Said[] {
  return LISTS.flatMap((list) =>
    sent[list].flatMap((entry): Said[] => {
      const text = `metadata.${list}.${entry.key}${RESERVED}`
      const end = begin + text.length
      if (!detail.startsWith(text, begin) || !endsMessage(detail, end)) return []
      return [{ end, at: { kind: 'rows', list, part: 'key', entries: [entry] }, next: RESERVED_NEXT }]
    }),
  )
}

/**
 * Kubernetes tells the first wrong label only, quotes it and goes on in words with commas: the
 * whole rest of the detail is one message. Which of several equal rows is meant it does not tell.
 */
function invalid(detail: string, begin: number, sent: SentTask): Said[] {
  for (const list of LISTS) {
    const opens = `metadata.${list} is invalid: Invalid value: `
    if (!detail.startsWith(opens, begin)) continue
    const rest = begin + opens.length
    for (const part of ['key', 'value'] as const) {
      const isOfKey = (after: string) => /^: (?:name part|prefix part|a qualified name)/.test(after)
      const entries = sent[list].filter((entry: SentEntry) => {
        const quote = goQuoted(entry[part])
        if (!detail.startsWith(`${quote}: `, rest)) return false
        return isOfKey(detail.slice(rest + quote.length)) === (part === 'key')
      })
      if (entries.length > 0) return [{ end: detail.length, at: { kind: 'rows', list, part, entries } }]
    }
  }
  return []
}

/** Reads one of Korifi's messages about metadata at a place of the detail. */
export function readKorifiMetadata(detail: string, begin: number, sent: SentTask): Said[] {
  if (!detail.startsWith('metadata.', begin)) return []
  return [...reserved(detail, begin, sent), ...invalid(detail, begin, sent)]
}
