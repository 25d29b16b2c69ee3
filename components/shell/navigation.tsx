import Gauge from 'lucide-react/icons/gauge'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import List from 'lucide-react/icons/list'
import Send from 'lucide-react/icons/send'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { NavigationLink } from './navigation-link'

const PLACES = [
  {
    href: paths.home,
    word: 'Overview',
    icon: Gauge,
    prefetch: false, // it reads more than any other page
    owns: '^/$',
  },
  {
    href: paths.apps,
    word: 'Apps',
    icon: LayoutGrid,
    prefetch: null,
    owns: '^/apps(/[^/]+)?$',
  },
  {
    href: paths.tasks(),
    word: 'Tasks',
    icon: List,
    prefetch: null,
    owns: '/tasks(/|$)',
  },
  {
    href: paths.submissions(),
    word: 'Submissions',
    icon: Send,
    prefetch: false, // it would load that page's scripts beside those of every other
    owns: '^/submissions(/|$)',
  },
] as const

/** The places of the console, in the bar above and on a phone in one below. */
export function Navigation({ at }: { at: 'top' | 'bottom' }) {
  return (
    <nav
      aria-label="Main"
      className={
        at === 'top'
          ? 'max-sm:hidden'
          : 'fixed inset-x-0 bottom-0 z-10 low:static border-t border-hairline bg-surface sm:hidden'
      }
    >
      <ul className={at === 'top' ? 'flex h-full gap-1' : 'grid grid-cols-4'}>
        {PLACES.map(({ href, word, icon, prefetch, owns }) => (
          <li key={href}>
            <NavigationLink href={href} prefetch={prefetch} owns={owns} className={LOOKS[at]}>
              {at === 'bottom' && <Icon of={icon} />}
              {word}
            </NavigationLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const LOOKS = {
  top: 'relative flex h-full items-center px-3 text-13 font-label text-text-2 after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 hover:text-text focus-visible:-outline-offset-4 aria-current:text-text aria-current:after:bg-accent-text',
  bottom:
    'relative grid h-14 place-content-center justify-items-center gap-1 text-12 leading-none font-label text-text-3 after:absolute after:inset-x-0 after:top-0 after:h-0.5 focus-visible:-outline-offset-4 aria-current:text-accent-text aria-current:after:bg-accent',
} as const
