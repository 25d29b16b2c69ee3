import Download from 'lucide-react/icons/download'
import type { MouseEvent } from 'react'
import { buttonClass } from '@/components/ui/button'
import { closeMenu, Menu, MenuHead, MenuItem } from '@/components/ui/choice/menu'
import { Icon } from '@/components/ui/icon'
import type { TaskList } from '@/lib/queries/task-list'
import type { TaskListAddress } from '@/lib/task-list/address'
import { type ExportFormat, writeTasks } from '@/lib/task-list/export'
import { counted } from '@/lib/words'

type ExportTasksProps = {
  name: string
  list: TaskList
  address: TaskListAddress
  hiddenLabel?: string
}

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' }

/** The rows on screen, in the columns on screen, as a file. Made here: it is what one sees, and asks nobody. */
export function ExportTasks({ name, list, address, hiddenLabel }: ExportTasksProps) {
  const save = (event: MouseEvent<HTMLElement>, format: ExportFormat) => {
    closeMenu(event)
    const text = writeTasks(format, list, address.columns, hiddenLabel)
    const url = URL.createObjectURL(new Blob([text], { type: TYPES[format] }))
    const link = document.createElement('a')
    link.href = url
    link.download = `tasks-${new Date().toISOString().replace(/[:.]/g, '-')}.${format}`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Menu
      name={name}
      buttonClassName={buttonClass({ kind: 'quiet' })}
      button={
        <>
          <Icon of={Download} />
          Export
        </>
      }
    >
      <MenuHead>{counted(list.tasks.length, 'task')}, in the columns shown</MenuHead>
      <MenuItem onClick={(event) => save(event, 'csv')}>CSV, for a spreadsheet</MenuItem>
      <MenuItem onClick={(event) => save(event, 'json')}>JSON</MenuItem>
    </Menu>
  )
}
