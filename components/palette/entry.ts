import type { Task } from '@/lib/resources/task'
import type { Outcome } from '@/lib/submission/outcome'
import { hasWordsOf } from '@/lib/words'

/** What an entry leads to: a page, one of the page's own buttons, or the list of shortcuts. */
export type Act = { to: string } | { press: OwnControl } | { show: 'shortcuts' }

/** A button or link that stands on the page already, by where it is and what it says. */
export type OwnControl = { where: 'account' | 'page'; name: string }

/** One thing to go to. `search` is its text in lower case, made once and not at each key. */
export type Entry = {
  /** Tells it from all others. */
  key: string
  label: string
  detail?: string
  search: string
  /** Found by its beginning too. */
  guid?: string
  act: Act
  task?: Task
  outcome?: Outcome
}

/** Makes an entry that is found by each word of its label, its detail and what more is said. */
export const entry = (
  key: string,
  label: string,
  act: Act,
  rest: Pick<Entry, 'detail' | 'guid' | 'task' | 'outcome'> & { more?: string } = {},
): Entry => {
  const { more = '', ...others } = rest
  return { key, label, act, search: `${label} ${others.detail ?? ''} ${more}`.toLowerCase(), ...others }
}

/** As much of a guid as tells it from a word. */
const GUID_BEGINNING = /^[0-9a-f][0-9a-f-]{3,}$/

/**
 * The entries that have each typed word somewhere, or whose guid begins with what was typed. Those of exactly that name
 * come first, then those whose name begins so, then the others; within these in their own order.
 */
export function filterEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return entries
  const hasWords = hasWordsOf(text)
  const isGuid = GUID_BEGINNING.test(text)
  const ranks: [Entry[], Entry[], Entry[]] = [[], [], []]
  for (const one of entries) {
    if (!hasWords(one.search) && !(isGuid && one.guid?.startsWith(text))) continue
    // Its text begins with its name, in lower case already.
    const isBeginning = one.search.startsWith(text)
    ranks[!isBeginning ? 2 : one.label.length > text.length ? 1 : 0].push(one)
  }
  return ranks.flat()
}
