import type { Cause } from '../causes'

/** 3: the exact words of a program. 2: words that hardly mean anything else. 1: words that may follow from another error. */
export type Rank = 1 | 2 | 3

/** One wording of one cause. The groups of `on` are the words that `says` names. */
export type Rule = {
  cause: Cause
  /** Where the wording comes from. */
  source: string
  rank: Rank
  on: RegExp
  says?: string
  /** What the same words mean otherwise. */
  not?: RegExp
  /** Only where the task ended with this exit status: the words alone mean several things. */
  status?: number
}

export type Row = readonly [
  cause: Cause,
  source: string,
  rank: Rank,
  on: RegExp,
  says?: string,
  not?: RegExp,
  status?: number,
]

/** The rows of a table as rules, in their order. */
export const toRules = (rows: readonly Row[]): Rule[] =>
  rows.map(([cause, source, rank, on, says, not, status]) => ({ cause, source, rank, on, says, not, status }))

export type Match = { rule: Rule; names: Record<string, string> }

/** What a rule says of a text, if it fits it. */
export function match(rule: Rule, text: string): Match | undefined {
  const found = rule.on.exec(text)
  if (!found || rule.not?.test(text)) return undefined
  const names: Record<string, string> = {}
  for (const [key, value] of Object.entries(found.groups ?? {})) {
    // A key may be told in several places of a pattern: `host`, `host2`.
    if (value !== undefined && value !== '') names[key.replace(/\d$/, '')] ??= value
  }
  return { rule, names }
}
