import type { RuleSet } from './check'
import type { ListName } from './fields'
import {
  keyFault,
  keyWords,
  labelValueFault,
  PREFIX_MAX_CHARACTERS,
  RESERVED_PREFIX,
  wrongWithValue,
} from './metadata-rules'

const DNS_PART = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** Kubernetes reads the key of an annotation without regard to case. */
function prefixFault(list: ListName, prefix: string): string | undefined {
  const read = list === 'annotations' ? prefix.toLowerCase() : prefix
  if (prefix.length > PREFIX_MAX_CHARACTERS) return keyWords({ fault: 'prefix-long', text: prefix })
  if (!read.split('.').every((part) => DNS_PART.test(part))) {
    return 'The prefix before / is a domain name in small letters, such as example.com.'
  }
  // Korifi's own rule comes before that of Kubernetes and minds the case.
  return prefix.endsWith(RESERVED_PREFIX)
    ? `Prefixes that end with ${RESERVED_PREFIX} are reserved. Use another or none.`
    : undefined
}

function wrongWithKey(list: ListName, key: string): string | undefined {
  const slash = key.indexOf('/')
  const isPrefixed = slash >= 0 && slash === key.lastIndexOf('/')
  const wrongPrefix = isPrefixed ? prefixFault(list, key.slice(0, slash)) : undefined
  const fault = keyFault(isPrefixed ? key.slice(slash + 1) : key)
  return wrongPrefix ?? (fault && keyWords(fault))
}

/**
 * What Korifi takes: a command, labels and annotations as Kubernetes has them, and nothing else
 * (api/payloads/task.go). Names and label values obey the Cloud Controller's rules as well.
 */
export const KORIFI_RULES: RuleSet = {
  field(field, values) {
    if (field === 'command') return values.command === '' ? 'Enter a command.' : undefined
    return values[field] === '' ? undefined : 'This foundation does not take it. Leave it empty.'
  },
  key: (list, { key }) => wrongWithKey(list, key),
  value: (list, row) =>
    list === 'labels' && labelValueFault(row.value) ? wrongWithValue(list, row) : undefined,
}
