import type { Cause } from '../causes'
import { ANSWERS, CHECKS, SETTINGS, TIME } from './behaviour'
import { DATA } from './data'
import { DATABASES } from './databases'
import { BUGS, CLASS_WORDS, GENERIC } from './exceptions'
import { FILES } from './files'
import { NETWORK } from './network'
import { CRASHES, INSTALL, MEMORY, MODULES, USAGE } from './programs'
import { type Match, match, type Rule } from './rule'
import { SHELL } from './shell'
import { TRUST } from './trust'

/** Every rule, in the order in which they are asked: of two of one rank the first that fits decides. */
export const RULES: readonly Rule[] = [
  ...BUGS,
  ...MEMORY,
  ...DATABASES,
  ...TRUST,
  ...NETWORK,
  ...MODULES,
  ...INSTALL,
  ...SHELL,
  ...FILES,
  ...USAGE,
  ...SETTINGS,
  ...CHECKS,
  ...DATA,
  ...TIME,
  ...ANSWERS,
  ...CRASHES,
  ...GENERIC,
]

const BY_RANK: readonly (readonly Rule[])[] = [3, 2, 1].map((rank) =>
  RULES.filter((rule) => rule.rank === rank),
)
const MAX_TEXT = 700

/** What the first rule of the highest rank that fits says of an error's words. */
export function findRule(text: string, status: number | undefined): Match | undefined {
  const short = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  for (const rules of BY_RANK) {
    for (const rule of rules) {
      if (rule.status !== undefined && rule.status !== status) continue
      const found = match(rule, short)
      if (found) return found
    }
  }
  return undefined
}

/** Whether exact wordings of several causes fit an error's words: then the order of the rules decided, not the words. */
export function isAmbiguous(text: string, cause: Cause, status: number | undefined): boolean {
  const short = text.slice(0, MAX_TEXT)
  return (BY_RANK[0] ?? []).some(
    (rule) =>
      rule.cause !== cause &&
      (rule.status === undefined || rule.status === status) &&
      match(rule, short) !== undefined,
  )
}

/** What the words of an error's class say, where no rule knows the error. */
export function findByClass(name: string): Match | undefined {
  const own = name.split(/\.|::|\\|\//).at(-1) ?? name
  for (const rule of CLASS_WORDS) {
    const found = match(rule, own)
    if (found) return found
  }
  return undefined
}
