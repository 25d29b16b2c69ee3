import ChevronDown from 'lucide-react/icons/chevron-down'
import User from 'lucide-react/icons/user'
import { Menu, MenuHead, MenuLine } from '@/components/ui/choice/menu'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { SignOutForm } from './sign-out-form'
import type { Theme } from './theme'
import { ThemeItems } from './theme-items'

export type Account = {
  userName: string
  /** Origin of the foundation's API. */
  apiOrigin: string
  theme: Theme
}

/** Who is signed in and where; the theme; the way out. */
export function AccountMenu({ userName, apiOrigin, theme }: Account) {
  return (
    <Menu
      name={`Account: ${userName}`}
      buttonClassName="flex h-control max-w-60 items-center gap-1.5 rounded-2 px-2 text-13 text-text-3 hover:bg-hover"
      button={
        <>
          <Icon of={User} />
          <span className="truncate text-text max-sm:hidden">
            <HostileText text={userName} />
          </span>
          <Icon of={ChevronDown} />
        </>
      }
    >
      <MenuHead>
        <span className="block text-13 font-label text-text">
          <HostileText text={userName} />
        </span>
        <span className="font-mono">{apiOrigin}</span>
      </MenuHead>
      <MenuLine />
      <ThemeItems theme={theme} />
      <MenuLine />
      <SignOutForm />
    </Menu>
  )
}
