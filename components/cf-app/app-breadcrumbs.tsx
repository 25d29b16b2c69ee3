import Link from 'next/link'
import { Breadcrumbs, crumbClass } from '@/components/shell/page'
import { HostileText } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'

/** The way to an app: organization / space / app. The app's part is a link unless its page is the one shown. */
export function AppBreadcrumbs({ app, isHere = false }: { app: PlacedApp; isHere?: boolean }) {
  const parts = [
    { key: 'organization', part: <HostileText text={app.organization.name || app.organization.guid} /> },
    { key: 'space', part: <HostileText text={app.space.name || app.space.guid} /> },
  ]
  const last = {
    key: 'app',
    part: (
      <Link href={paths.app(app.guid)} className={crumbClass}>
        <HostileText text={app.name} />
      </Link>
    ),
  }
  return <Breadcrumbs parts={isHere ? parts : [...parts, last]} />
}
