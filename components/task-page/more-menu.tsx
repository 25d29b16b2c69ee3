import Bell from 'lucide-react/icons/bell'
import Braces from 'lucide-react/icons/braces'
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import type { MouseEvent } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuLine } from '@/components/ui/choice/menu'
import { Icon } from '@/components/ui/icon'
import { hasEnded, type Task } from '@/lib/resources/task'
import type { TaskCopyKind } from '@/lib/task-form/copies/task-copies'
import type { EndNotice } from './use-end-notice'

type MoreMenuProps = {
  task: Task
  onCopy: (kind: TaskCopyKind | 'link') => void
  onShowRaw: () => void
  notice: EndNotice
  onNotice: () => void
}

const COPIES: readonly (readonly [TaskCopyKind | 'link', string])[] = [
  ['cf', 'Copy as cf run-task'],
  ['curl', 'Copy as curl'],
  ['JSON', 'Copy as JSON'],
  ['link', 'Copy link'],
]

/** What few need: copies for other programs, the API's own answer, a notice at the end. */
export function MoreMenu({ task, onCopy, onShowRaw, notice, onNotice }: MoreMenuProps) {
  return (
    <Menu name="More" button={<Icon of={Ellipsis} />} buttonClassName={buttonClass({ icon: true })}>
      {COPIES.map(([kind, word]) => (
        <MenuItem key={kind} icon={<Icon of={Copy} />} onClick={(event) => closed(event, () => onCopy(kind))}>
          {word}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Icon of={Braces} />} onClick={(event) => closed(event, onShowRaw)}>
        Show raw JSON
      </MenuItem>
      {!hasEnded(task) && (
        <>
          <MenuLine />
          <MenuItem icon={<Icon of={Bell} />} onClick={(event) => closed(event, onNotice)}>
            {notice === 'on' ? 'Don’t notify me' : 'Notify me when it ends'}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

/** Does it with the menu closed: one of the platform's stays open after a press. */
function closed(event: MouseEvent<HTMLElement>, then: () => void): void {
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
  then()
}
