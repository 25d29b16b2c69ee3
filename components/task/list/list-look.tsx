import Columns from 'lucide-react/icons/columns-3'
import { useRouter } from 'next/navigation'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuHead, MenuItem, MenuLine } from '@/components/ui/choice/menu'
import { Icon } from '@/components/ui/icon'
import { CHOSEN_COLUMNS, type ChosenColumn, type TaskListAddress } from '@/lib/task-list/address'
import { type ListPlace, listHref } from './list-href'
import { CHOSEN } from './task-columns'

type ListLookProps = { address: TaskListAddress; place: ListPlace }

/** Which columns stand, and how dense: in the address, so that a link and a saved view keep them. */
export function ListLook({ address, place }: ListLookProps) {
  const router = useRouter()
  const show = (change: Partial<TaskListAddress>) =>
    router.replace(listHref(place, { ...address, ...change }), { scroll: false })
  const toggled = (column: ChosenColumn) =>
    CHOSEN_COLUMNS.filter((one) =>
      one === column ? !address.columns.includes(one) : address.columns.includes(one),
    )
  return (
    <Menu
      name="Columns"
      buttonClassName={buttonClass({ kind: 'quiet' })}
      button={
        <>
          <Icon of={Columns} />
          Columns
        </>
      }
    >
      <MenuHead>Columns, as far as there is room</MenuHead>
      {CHOSEN_COLUMNS.filter((column) => column !== 'app' || place.appGuid === undefined).map((column) => (
        <MenuItem
          key={column}
          checkbox
          checked={address.columns.includes(column)}
          onClick={() => show({ columns: toggled(column) })}
        >
          {CHOSEN[column].name}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem checkbox checked={address.isDense} onClick={() => show({ isDense: !address.isDense })}>
        Dense rows
      </MenuItem>
    </Menu>
  )
}
