import Check from 'lucide-react/icons/check'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icon'

const ITEM =
  'flex min-h-8 w-full items-center gap-2 rounded-2 px-2 text-left text-13 hover:bg-raised-hover focus-visible:bg-raised-hover focus-visible:outline-0 max-sm:min-h-11'

type MenuItemProps = Omit<ComponentProps<'button'>, 'className' | 'style' | 'role' | 'tabIndex'> & {
  danger?: boolean
  /** For one of several: whether it is the chosen one. */
  checked?: boolean
  icon?: ReactNode
  /** At the right: a key, a mark. */
  end?: ReactNode
}

/** One entry of a menu. */
export function MenuItem({
  danger = false,
  checked,
  icon,
  end,
  type = 'button',
  children,
  ...rest
}: MenuItemProps) {
  return (
    <button
      {...rest}
      type={type}
      {...(checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked })}
      tabIndex={-1}
      className={classes(ITEM, danger && 'text-bad-text')}
    >
      {icon && <span className={danger ? '' : 'text-text-3'}>{icon}</span>}
      {children}
      {end && <span className="ml-auto text-12 text-text-3">{end}</span>}
      {checked && (
        <span className="ml-auto text-text-3">
          <Icon of={Check} />
        </span>
      )}
    </button>
  )
}

/** An entry that is a link of the browser's own, such as to a file. */
export function MenuLink({ children, ...rest }: Omit<ComponentProps<'a'>, 'className' | 'style' | 'role'>) {
  return (
    <a {...rest} role="menuitem" tabIndex={-1} className={ITEM}>
      {children}
    </a>
  )
}

/** What a menu is about, above its entries. */
export function MenuHead({ children }: { children: ReactNode }) {
  return <div className="px-2 py-1.5 text-12 wrap-anywhere text-text-3">{children}</div>
}

/** Parts groups of entries. */
export function MenuLine() {
  return <div className="-mx-1 my-1 border-t border-hairline" />
}
