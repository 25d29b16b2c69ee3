import { hasWordsOf } from '@/lib/search-words'

/** An entry that can be found by typing. `search` is its text in lower case, made once and not at each key. */
export type FoundOption = { value: string; label: string; detail?: string; search: string }

/** Makes an option whose label and detail can be searched. */
export const findable = (value: string, label: string, detail?: string): FoundOption => ({
  value,
  label,
  detail,
  search: `${label} ${detail ?? ''}`.toLowerCase(),
})

/** The options that contain each typed word somewhere, in their own order. */
export function filterOptions(options: readonly FoundOption[], typed: string): readonly FoundOption[] {
  const isFound = hasWordsOf(typed)
  return options.filter(({ search }) => isFound(search))
}

/** The option that typing alone has settled on: the only one of that label, or the only one found. */
export function settledOn(found: readonly FoundOption[], typed: string): FoundOption | undefined {
  const wanted = typed.trim().toLowerCase()
  const exact = found.filter(({ label }) => label.toLowerCase() === wanted)
  if (exact.length === 1) return exact[0]
  return found.length === 1 ? found[0] : undefined
}
