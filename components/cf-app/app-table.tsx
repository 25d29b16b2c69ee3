import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { classes, rowLinkClass } from '@/components/ui/classes'
import { Empty } from '@/components/ui/empty'
import { HostileText } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, Row, Table } from '@/components/ui/table'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'
import { counted, printCount } from '@/lib/words'
import { NotReadable } from '../page-states/not-shown'
import { APP_COLUMNS } from './app-columns'
import { AppSearch } from './app-search'

/** Every app one may read, by name. */
export function AppTable({
  apps,
  total,
  unreadable,
  search,
}: {
  apps: readonly PlacedApp[]
  /** All that were found. */
  total: number
  /** Apps that the API gave in a shape that can't be read. */
  unreadable: readonly string[]
  /** What was searched for, '' where all are listed. */
  search: string
}) {
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <AppSearch search={search} />
        <p className="text-13 text-text-3">
          <span className="text-text">{counted(total, 'app')}</span>
          {total > apps.length && `, the first ${printCount(apps.length)}: search for the others`}
        </p>
      </div>
      <NotReadable guids={unreadable} />
      {apps.length === 0 && unreadable.length === 0 && <NoApps search={search} />}
      {apps.length > 0 && <AppRows apps={apps} />}
    </>
  )
}

function NoApps({ search }: { search: string }) {
  if (search === '')
    return <Empty title="No apps">Apps of the spaces in which you have a role are listed here.</Empty>
  return (
    <Empty
      title="No app fits"
      action={
        <Link href={paths.apps} className={buttonClass()}>
          Show all apps
        </Link>
      }
    >
      No app, space or organization has <HostileText text={search} /> in its name.
    </Empty>
  )
}

function AppRows({ apps }: { apps: readonly PlacedApp[] }) {
  return (
    <Table name="Apps" columns={APP_COLUMNS} cards>
      {apps.map((app) => (
        <Row key={app.guid} cards>
          <Cell className={classes(CARD_CELL, 'max-sm:col-span-2')}>
            <Link href={paths.app(app.guid)} className={rowLinkClass}>
              <HostileText text={app.name} />
            </Link>
          </Cell>
          <Cell quiet className={classes(CARD_CELL, 'max-sm:col-span-2 max-sm:row-start-2 max-sm:text-12')}>
            <HostileText text={`${app.organization.name} / ${app.space.name}`} />
          </Cell>
          <Cell className="font-mono text-12 text-text-2 max-sm:hidden">{app.state}</Cell>
          <Cell quiet className="max-md:hidden">
            {app.hasDroplet === null ? 'not told' : app.hasDroplet ? 'current' : 'none'}
          </Cell>
          <Cell
            numeric
            className={classes(CARD_CELL, 'max-sm:col-start-3 max-sm:row-span-2 max-sm:row-start-1')}
          >
            <Link
              href={paths.newTask(app.guid)}
              className={`relative z-1 ${buttonClass({ kind: 'quiet', dense: true })}`}
            >
              Create task
              <span className="sr-only"> of {app.name}</span>
            </Link>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
