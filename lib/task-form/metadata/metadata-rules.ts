import type { ListName } from '../fields'
import {
  ANNOTATION_VALUE_MAX_CHARACTERS,
  annotationValueFault,
  countCharacters,
  type Fault,
  labelValueFault,
  NAME_MAX_CHARACTERS,
  PREFIX_MAX_CHARACTERS,
  RESERVED_PREFIX,
  rowKeyFault,
} from './metadata-grammar'

const NAME_FAULTS = {
  characters: 'Use letters, digits, -, _ and . only.',
  ends: 'Begin and end with a letter or a digit.',
  long: `Use at most ${NAME_MAX_CHARACTERS} characters`,
} as const

/** What is allowed of a key, in words. */
export function keyWords({ fault, text }: Fault): string {
  switch (fault) {
    case 'empty':
      return 'Enter a key, such as team or example.com/team.'
    case 'slashes':
      return 'Use one / at most, between prefix and name.'
    case 'dns':
      return 'The prefix before / is a domain name of two parts or more, such as example.com.'
    case 'prefix-long':
      return `Use at most ${PREFIX_MAX_CHARACTERS} characters before /, not ${text.length}.`
    case 'reserved':
      return `The prefix ${RESERVED_PREFIX} is reserved. Use another or none.`
    case 'long':
      return `${NAME_FAULTS.long} in the name, not ${text.length}.`
    default:
      return NAME_FAULTS[fault]
  }
}

/** What is allowed, in words, where a row's key is wrong; nothing where it is right. */
export function wrongWithKey(list: ListName, row: { key: string; value: string }): string | undefined {
  const fault = rowKeyFault(list, row)
  return fault && keyWords(fault)
}

/** What is allowed, in words, where a row's value is wrong; nothing where it is right. */
export function wrongWithValue(list: ListName, row: { key: string; value: string }): string | undefined {
  if (list === 'annotations') {
    if (!annotationValueFault(row.value)) return undefined
    return `Use at most ${ANNOTATION_VALUE_MAX_CHARACTERS} characters, not ${countCharacters(row.value)}.`
  }
  const fault = labelValueFault(row.value)
  if (!fault) return undefined
  if (fault.fault === 'long') return `${NAME_FAULTS.long}, not ${fault.text.length}. Annotations take more.`
  return fault.fault === 'ends' ? NAME_FAULTS.ends : `${NAME_FAULTS.characters} Annotations take any text.`
}
