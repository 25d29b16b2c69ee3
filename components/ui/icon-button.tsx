import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { type ButtonKind, buttonClass } from './button'
import { Icon } from './icon'

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** The accessible name; also shown on hover. */
  name: string
  icon: LucideIcon
  kind?: ButtonKind
  dense?: boolean
}

/** A button that is only an icon, and therefore must have a name. */
export function IconButton({ name, icon, kind = 'quiet', dense, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={name}
      title={name}
      className={buttonClass({ kind, dense, icon: true })}
    >
      <Icon of={icon} />
    </button>
  )
}
