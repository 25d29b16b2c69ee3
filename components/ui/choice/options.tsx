import Check from 'lucide-react/icons/check'
import type { ComponentProps } from 'react'
import { hasWordsOf } from '@/lib/words'
import { classes } from '../classes'
import { HostileText } from '../hostile-text'
import { Icon } from '../icon'

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

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 10],
  ['PageUp', -10],
])

/**
 * Where a key leads in a list of `count` entries; undefined when the key does not move. Ends stop, they do not wrap,
 * so that holding a key down leads to an end.
 */
export function moveTo(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = STEPS.get(key)
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step))
}

/** Whether a key is a character to type, rather than a command. */
export const isTyped = (event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): boolean => event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey

/**
 * The entry that begins with what was typed, looked for after `at` and then from the start. The same letter typed
 * again and again goes through all entries that begin with it.
 */
export function findTyped(labels: readonly string[], typed: string, at: number): number | undefined {
  const wanted = typed.toLowerCase()
  const again = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0])
  const start = again ? wanted.slice(0, 1) : wanted
  const from = again || wanted.length === 1 ? at + 1 : at
  for (let step = 0; step < labels.length; step += 1) {
    const index = (from + step) % labels.length
    if (labels[index]?.toLowerCase().startsWith(start)) return index
  }
  return undefined
}

type OptionRowProps = Omit<ComponentProps<'div'>, 'className' | 'style' | 'children' | 'role'> & {
  label: string
  detail?: string
  mono?: boolean
  /** The one the keyboard is at. */
  at: boolean
  chosen: boolean
  /** In a list that draws only what is in sight, and writes each row's `top`. */
  placed?: boolean
}

/** One option of a listbox: main text, muted detail at the right, a check on the chosen one. */
export function OptionRow({
  label,
  detail,
  mono = false,
  at,
  chosen,
  placed = false,
  ...rest
}: OptionRowProps) {
  return (
    <div
      {...rest}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={classes(
        'flex min-h-8 items-center gap-2 rounded-2 px-2 text-13 max-sm:min-h-11',
        at ? 'bg-raised-hover' : 'hover:bg-raised-hover',
        placed && 'absolute inset-x-1',
      )}
    >
      <span className={classes('max-w-2/3 shrink-0 truncate', mono && 'font-mono text-12')}>
        <HostileText text={label} />
      </span>
      {detail && <span className="sr-only">, </span>}
      {detail && (
        <span className="ml-auto min-w-0 shrink truncate text-12 text-text-3">
          <HostileText text={detail} />
        </span>
      )}
      {chosen && (
        <span className={detail ? 'text-text-3' : 'ml-auto text-text-3'}>
          <Icon of={Check} />
        </span>
      )}
    </div>
  )
}
