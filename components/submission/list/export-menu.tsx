'use client'
import Download from 'lucide-react/icons/download'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuHead, MenuLink } from '@/components/ui/choice/menu'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'

/** The filtered list as a file. Plain links: the browser does the rest. */
export function ExportMenu({ filters }: { filters: string }) {
  return (
    <Menu
      name="Export"
      buttonClassName={buttonClass({ kind: 'quiet' })}
      button={
        <>
          <Icon of={Download} />
          Export
        </>
      }
    >
      <MenuHead>What these filters let through, the newest 10,000 at most</MenuHead>
      <MenuLink href={paths.api.exportedSubmissions('csv', filters)} download>
        CSV, for a spreadsheet
      </MenuLink>
      <MenuLink href={paths.api.exportedSubmissions('json', filters)} download>
        JSON
      </MenuLink>
    </Menu>
  )
}
