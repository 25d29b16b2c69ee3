import type { ListName } from '../fields'
import { LIST_NAMES, LISTS } from '../fields'
import {
  annotationValueFault,
  type Fault,
  labelValueFault,
  RESERVED_PREFIX,
  rowKeyFault,
} from '../metadata/metadata-grammar'
import { endsMessage, type Said } from './said'
import type { SentEntry, SentTask } from './sent-task'

export const METADATA_LISTS = LIST_NAMES.map((list) => ({ list, word: LISTS[list].word }))
export const METADATA_PARTS = ['key', 'value'] as const

/** The next step for each rule; the rules themselves are in `metadata-grammar.ts`. */
export const METADATA_NEXT: Record<Fault['fault'], string> = {
  empty: 'Give the row a key, or remove it.',
  slashes: 'Keep one / at most, between prefix and name.',
  dns: 'Use a domain name of two parts or more before /, such as example.com, or no prefix.',
  'prefix-long': 'Shorten what stands before /.',
  reserved: 'Use another prefix or none.',
  characters: 'Use letters, digits, -, _ and . only.',
  ends: 'Begin and end with a letter or a digit.',
  long: 'Shorten it.',
}

/** What the API quotes of a text that is too long: its first eight characters. */
export function first8(text: string): string {
  return Array.from(text.slice(0, 16)).slice(0, 8).join('')
}

/** The API's own sentence for a broken rule. metadata_validator.rb and its helpers of cloud_controller_ng */
function sentence({ fault, text }: Fault, most: number): string {
  switch (fault) {
    case 'empty':
      return 'key cannot be empty string'
    case 'slashes':
      return "key has more than one '/'"
    case 'dns':
      return `prefix '${text}' must be in valid dns format`
    case 'prefix-long':
      return `prefix '${first8(text)}...' is greater than 253 characters`
    case 'reserved':
      return `prefix '${RESERVED_PREFIX}' is reserved`
    case 'characters':
      return `'${text}' contains invalid characters`
    case 'ends':
      return `'${text}' starts or ends with invalid characters`
    case 'long':
      return `'${first8(text)}...' is greater than ${most} characters`
  }
}

type Expected = { text: string; list: ListName; part: 'key' | 'value'; entry: SentEntry; fault: Fault }

function expectedOf(sent: SentTask): Expected[] {
  const expected: Expected[] = []
  for (const { list, word } of METADATA_LISTS) {
    for (const entry of sent[list]) {
      const faults = {
        key: rowKeyFault(list, entry),
        value: list === 'labels' ? labelValueFault(entry.value) : annotationValueFault(entry.value),
      }
      for (const part of METADATA_PARTS) {
        const fault = faults[part]
        if (!fault) continue
        const most = list === 'annotations' && part === 'value' ? 5000 : 63
        const text = `Metadata ${word} ${part} error: ${sentence(fault, most)}`
        expected.push({ text, list, part, entry, fault })
      }
    }
  }
  return expected
}

/**
 * What the Cloud Controller must say about the metadata of this request, if the detail begins with
 * exactly that: then each message is of exactly one row, whatever the values imitate.
 */
export function expectedMetadata(detail: string, sent: SentTask): Said[] {
  const said: Said[] = []
  let end = -2
  for (const { text, list, part, entry, fault } of expectedOf(sent)) {
    const begin = end + 2
    end = begin + text.length
    if (!detail.startsWith(text, begin) || !endsMessage(detail, end)) return []
    said.push({ end, at: { kind: 'rows', list, part, entries: [entry] }, next: METADATA_NEXT[fault.fault] })
  }
  return said
}
