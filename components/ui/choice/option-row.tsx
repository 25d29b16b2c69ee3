import Check from 'lucide-react/icons/check'
import type { ComponentProps } from 'react'
import { classes } from '../classes'
import { HostileText } from '../hostile-text'
import { Icon } from '../icon'

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
