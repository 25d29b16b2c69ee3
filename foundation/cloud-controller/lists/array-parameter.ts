import type { QueryValue } from '../../http/query'
import { rubyText } from '../messages/ruby-text'

/**
 * The values of a list parameter: separated by commas, blanks after a comma dropped, each percent-decoded once more
 * so that a value may hold a comma. `BaseMessage.to_array!`
 */
export function arrayOf(value: QueryValue): string[] {
  if (value instanceof Map) return []
  const text = typeof value === 'string' ? value : rubyText([...value])
  return text.split(/,\s*/).map(unescapedOnce)
}

function unescapedOnce(text: string): string {
  try {
    return decodeURIComponent(text.replace(/%(?![0-9a-fA-F]{2})/g, '%25'))
  } catch {
    return text
  }
}
