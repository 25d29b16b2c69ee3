import Link from 'next/link'
import { HostileText } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'

/** The app of a row with its organization and space; its guid where it can't be read. */
export function AppOfRow({ apps, guid }: { apps: readonly PlacedApp[]; guid: string }) {
  const app = apps.find((one) => one.guid === guid)
  if (!app) return <span className="block truncate font-mono text-12 text-text-3">{guid}</span>
  return (
    <>
      <Link
        href={paths.app(guid)}
        prefetch={false}
        className="block truncate rounded-1 underline-offset-3 hover:underline max-sm:mr-1 max-sm:inline max-sm:text-12 max-sm:text-text-2"
      >
        <HostileText text={app.name} />
      </Link>{' '}
      <span className="block truncate text-12 leading-3.5 text-text-3 max-sm:inline">
        <HostileText text={`${app.organization.name} / ${app.space.name}`} />
      </span>
    </>
  )
}
