import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { keyError, labelValueError } from './metadata-messages'

type Operator = 'in' | 'notin' | 'exists' | 'not-exists'
export type Requirement = { key: string; operator: Operator; values: string[] }

const MAX_REQUIREMENTS = 50
const KEY = '[A-Za-z0-9_\\-./]+'
const SPLITTER = /(?:\(.*?\)|[^,])+/g
/** In the order in which they are tried. app/models/helpers/metadata_helpers.rb */
const FORMS: { pattern: RegExp; operator: Operator }[] = [
  { pattern: /^(?<key>.*?) in \((?<values>.*)\)$/, operator: 'in' },
  { pattern: /^(?<key>.*?) notin \((?<values>.*)\)$/, operator: 'notin' },
  { pattern: new RegExp(`^(?<key>${KEY})==?(?<values>.*)$`), operator: 'in' },
  { pattern: new RegExp(`^(?<key>${KEY})!=(?<values>.*)$`), operator: 'notin' },
  { pattern: new RegExp(`^(?<key>${KEY})$`), operator: 'exists' },
  { pattern: new RegExp(`^!(?<key>${KEY})$`), operator: 'not-exists' },
]

type ParsedSelector = { requirements: Requirement[]; messages: string[] }

/** Reads a `label_selector`; `messages` says what is wrong with it, one for each requirement that is. */
export function parseLabelSelector(selector: string): ParsedSelector {
  const written = selector.match(SPLITTER) ?? []
  if (written.length === 0) return { requirements: [], messages: ['Missing label_selector value'] }
  if (written.length > MAX_REQUIREMENTS) {
    return {
      requirements: [],
      messages: [`Too many label_selector requirements (maximum is ${MAX_REQUIREMENTS})`],
    }
  }
  const requirements: Requirement[] = []
  const messages: string[] = []
  for (const text of written) {
    const requirement = parseRequirement(text)
    const wrong = requirement === undefined ? 'Invalid label_selector value' : requirementError(requirement)
    if (wrong !== undefined) messages.push(wrong)
    else if (requirement !== undefined) requirements.push(requirement)
  }
  return { requirements, messages }
}

function parseRequirement(text: string): Requirement | undefined {
  for (const { pattern, operator } of FORMS) {
    const groups = pattern.exec(text)?.groups
    if (groups?.key !== undefined) {
      return { key: groups.key, operator, values: splitValues(groups.values) }
    }
  }
  return undefined
}

/** As `String#split` of Ruby: nothing gives no value, empty ones at the end are dropped. */
function splitValues(values: string | undefined): string[] {
  return values === undefined
    ? []
    : values
        .replace(/,+$/, '')
        .split(',')
        .filter((value, _, all) => all.length > 1 || value !== '')
}

function requirementError({ key, values }: Requirement): string | undefined {
  return keyError(key) ?? values.map(labelValueError).find((wrong) => wrong !== undefined)
}

/** The condition on labels as jsonb. A key that is missing counts as different. */
export function selectorCondition(labels: PgColumn | SQL, { key, operator, values }: Requirement): SQL {
  const exists = sql`${labels} ? ${key}`
  if (operator === 'exists') return exists
  if (operator === 'not-exists') return sql`not (${exists})`
  const one = values.map(
    (value) => sql`${labels} @> ${JSON.stringify(Object.fromEntries([[key, value]]))}::jsonb`,
  )
  const any = one.length === 0 ? sql`false` : sql`(${sql.join(one, sql` or `)})`
  return operator === 'in' ? any : sql`not (${any})`
}
