import Pencil from 'lucide-react/icons/pencil'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { SignInAgainAction } from '@/components/task-form/press/sign-in-again'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { SideSection } from '@/components/ui/panel'
import type { Task } from '@/lib/resources/task'
import { LIST_NAMES, LISTS, type ListName } from '@/lib/task-form/fields'
import { Entries } from './entries'
import { focusValue, MetadataEditor } from './metadata-editor'
import type { ChangeMetadata } from './use-metadata-edit'

type EditableMetadataProps = {
  task: Task
  /** The console's own label, which is neither shown nor changed (P14). */
  submissionLabel: string
  change: ChangeMetadata
  signInAgain: SignInAgainAction
  userName: string
}

/** A task's labels and annotations, each a region, edited in place. */
export function EditableMetadata(props: EditableMetadataProps) {
  return LIST_NAMES.map((list) => <MetadataRegion key={list} list={list} {...props} />)
}

function MetadataRegion({ list, ...props }: EditableMetadataProps & { list: ListName }) {
  const { task, submissionLabel } = props
  const [isEdited, setEdited] = useState(false)
  const id = `task-${list}`
  const { label } = LISTS[list]
  const edit = () => {
    flushSync(() => setEdited(true))
    focusValue(list, 0)
  }
  const close = () => {
    flushSync(() => setEdited(false))
    document.getElementById(`${id}-edit`)?.focus()
  }
  if (isEdited)
    return (
      <SideSection id={id} title={label} titleHidden>
        <MetadataEditor list={list} onClose={close} {...props} />
      </SideSection>
    )
  const entries = Object.entries(task.metadata[list]).filter(
    ([key]) => !(list === 'labels' && submissionLabel && key === submissionLabel),
  )
  return (
    <SideSection
      id={id}
      title={label}
      aside={
        <Button id={`${id}-edit`} kind="quiet" dense onClick={edit}>
          <Icon of={Pencil} size={14} />
          Edit
        </Button>
      }
    >
      <Entries entries={entries} />
    </SideSection>
  )
}
