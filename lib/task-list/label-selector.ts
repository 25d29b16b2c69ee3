import { keyFault, keyWords, labelValueFault } from '@/lib/task-form/metadata-rules'

/** One condition on labels. `in` and `notin` have values, the others none. */
export type Requirement = {
  key: string
  operator: 'exists' | 'not-exists' | 'in' | 'notin'
  values: string[]
}

/** A selector as read, or the first thing wrong with it: the piece, and what to do. */
export type ReadSelector = { requirements: Requirement[] } | { piece: string; why: string }

const MOST_REQUIREMENTS = 50
const VALUES =
  'A value has up to 63 letters, digits, -, _ and . and begins and ends with a letter or a digit.'

/**
 * Reads a `label_selector` by the API's grammar: `k`, `!k`, `k=v`, `k==v`, `k!=v`, `k in (a,b)`, `k notin (a,b)`, joined
 * by commas; nothing between two commas is skipped. Blanks stand around `in` and `notin`, one each, and nowhere else.
 * app/models/helpers/metadata_helpers.rb
 */
export function readSelector(text: string): ReadSelector {
  const pieces = splitOutside(text).filter((piece) => piece !== '')
  if (pieces.length === 0) return { piece: text, why: 'Enter a condition, such as env=prod.' }
  if (pieces.length > MOST_REQUIREMENTS)
    return { piece: '', why: `Use at most ${MOST_REQUIREMENTS} conditions, not ${pieces.length}.` }
  const requirements: Requirement[] = []
  for (const piece of pieces) {
    const read = readRequirement(piece)
    if (typeof read === 'string') return { piece, why: read }
    requirements.push(read)
  }
  return { requirements }
}

/** The pieces between commas that stand in no parentheses. */
function splitOutside(text: string): string[] {
  const pieces: string[] = []
  let begin = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '(') {
      const end = text.indexOf(')', at)
      if (end > at) at = end
    } else if (at === text.length || text[at] === ',') {
      pieces.push(text.slice(begin, at))
      begin = at + 1
    }
  }
  return pieces
}

const SET = /^(.*?) (in|notin) \((.*)\)$/s
const BINARY = /^([^=!]*)(==|!=|=)(.*)$/s

function readRequirement(piece: string): Requirement | string {
  const [, setKey, operator, inside = ''] = SET.exec(piece) ?? []
  if (setKey !== undefined)
    return checked({ key: setKey, operator: operator === 'in' ? 'in' : 'notin', values: listed(inside) })
  if (/\s(in|notin)\s*\(|^\S+ ?(in|notin) ?\(/i.test(piece))
    return 'Write it as env in (a,b): small letters, one blank before and after in, none inside.'
  const [, key, sign, value = ''] = BINARY.exec(piece) ?? []
  if (key !== undefined && key !== '') {
    if (/\s$/.test(key) || /^\s/.test(value)) return `No blanks around ${sign}.`
    return checked({ key, operator: sign === '!=' ? 'notin' : 'in', values: value === '' ? [] : [value] })
  }
  return piece.startsWith('!')
    ? checked({ key: piece.slice(1), operator: 'not-exists', values: [] })
    : checked({ key: piece, operator: 'exists', values: [] })
}

/** As the API's language splits: empty ones at the end count as nothing. */
const listed = (inside: string): string[] => {
  const values = inside.replace(/,+$/, '')
  return values === '' ? [] : values.split(',')
}

function checked(requirement: Requirement): Requirement | string {
  if (/^\s|\s$/.test(requirement.key)) return 'No blanks before or after a key.'
  const fault = keyFault(requirement.key)
  if (fault) return keyWords(fault)
  return requirement.values.some(labelValueFault) ? VALUES : requirement
}

/** A requirement as the API reads it. */
export function writeRequirement({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'exists':
      return key
    case 'not-exists':
      return `!${key}`
    case 'in':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(',')})`
    case 'notin':
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${values.join(',')})`
  }
}

/** A requirement in words. */
export function sayRequirement({ key, operator, values }: Requirement): string {
  const any = values.join(' or ')
  switch (operator) {
    case 'exists':
      return `has ${key}`
    case 'not-exists':
      return `has no ${key}`
    case 'in':
      return values.length === 0 ? `${key} is nothing: no task fits` : `${key} is ${any}`
    case 'notin':
      return values.length === 0 ? `${key} is anything: every task fits` : `${key} is not ${any}`
  }
}

/** Whether labels meet all requirements. A key that is missing counts as different. */
export function selects(
  requirements: readonly Requirement[],
  labels: Readonly<Record<string, string | null>>,
): boolean {
  return requirements.every(({ key, operator, values }) => {
    const has = Object.hasOwn(labels, key)
    if (operator === 'exists') return has
    if (operator === 'not-exists') return !has
    const isOne = has && values.includes(labels[key] ?? '')
    return operator === 'in' ? isOne : !isOne
  })
}
