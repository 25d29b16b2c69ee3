import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Empty } from '@/components/ui/empty'
import { HostileText } from '@/components/ui/hostile-text'
import { nameLinkClass } from '@/components/ui/link-class'
import { CARD_CELL, Cell, type Column, Row, Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'

export const APP_COLUMNS: readonly Column[] = [
  { name: 'Name' },
  { name: 'Organization / space' },
  { name: 'State', width: 'w-29' },
  { name: 'Droplet', width: 'w-25', hidden: 'max-md:hidden' },
  { name: 'Actions', width: 'w-41', numeric: true, nameHidden: true },
]

/** Every app one may read, by name. */
export function AppTable({ apps, total }: { apps: readonly PlacedApp[]; total: number }) {
  if (apps.length === 0)
    return <Empty title="No apps">Apps of the spaces in which you have a role are listed here.</Empty>
  return (
    <>
      <p className="mb-3 text-13 text-text-3">
        <span className="text-text tabular-nums">{total}</span> {total === 1 ? 'app' : 'apps'}
        {total > apps.length && `, the first ${apps.length}; the form to create a task finds any`}
      </p>
      <Table name="Apps" columns={APP_COLUMNS} cards>
        {apps.map((app) => (
          <Row key={app.guid} cards>
            <Cell className={classes(CARD_CELL, 'max-sm:col-span-2')}>
              <Link href={paths.app(app.guid)} className={nameLinkClass}>
                <HostileText text={app.name} />
              </Link>
            </Cell>
            <Cell quiet className={classes(CARD_CELL, 'max-sm:col-span-2 max-sm:row-start-2 max-sm:text-12')}>
              <HostileText text={`${app.organization.name} / ${app.space.name}`} />
            </Cell>
            <Cell className="font-mono text-12 text-text-2 max-sm:hidden">{app.state}</Cell>
            <Cell quiet className="max-md:hidden">
              {app.hasDroplet ? 'current' : 'none'}
            </Cell>
            <Cell
              numeric
              className={classes(CARD_CELL, 'max-sm:col-start-3 max-sm:row-span-2 max-sm:row-start-1')}
            >
              <Link href={paths.newTask(app.guid)} className={buttonClass({ dense: true })}>
                Create task
                <VisuallyHidden> of {app.name}</VisuallyHidden>
              </Link>
            </Cell>
          </Row>
        ))}
      </Table>
    </>
  )
}
