'use client'
import Bookmark from 'lucide-react/icons/bookmark'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { closeMenu, Menu, MenuHead, MenuItem, MenuLine } from '@/components/ui/choice/menu'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { TextInput } from '@/components/ui/text-input'
import { paths } from '@/lib/paths'

type View = { name: string; address: string }

type ViewsMenuProps = {
  /** Undefined where they could not be read. */
  views: readonly View[] | undefined
  /** The list's own address, which a view keeps. */
  filters: string
  save: (name: string, filters: string) => Promise<string | undefined>
  remove: (name: string) => Promise<string | undefined>
}

/** Lists that were saved under a name, and what saves this one. */
export function ViewsMenu({ views, filters, save, remove }: ViewsMenuProps) {
  const router = useRouter()
  const [open, setOpen] = useState<'save' | 'manage'>()
  return (
    <>
      <Menu
        name="Views"
        buttonClassName={buttonClass({ kind: 'quiet' })}
        button={
          <>
            <Icon of={Bookmark} />
            Views
          </>
        }
      >
        {views === undefined && <MenuHead>Saved views could not be read.</MenuHead>}
        {views?.length === 0 && (
          <MenuHead>A saved view keeps filters, order and columns under a name.</MenuHead>
        )}
        {views?.map(({ name, address }) => (
          <MenuItem
            key={name}
            checked={address === filters}
            onClick={(event) => {
              closeMenu(event)
              router.push(paths.tasks(address))
            }}
          >
            <span className="truncate">
              <HostileText text={name} />
            </span>
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem
          onClick={(event) => {
            closeMenu(event)
            setOpen('save')
          }}
        >
          Save this view
        </MenuItem>
        {views && views.length > 0 && (
          <MenuItem
            onClick={(event) => {
              closeMenu(event)
              setOpen('manage')
            }}
          >
            Delete views
          </MenuItem>
        )}
      </Menu>
      {open === 'save' && <SaveView filters={filters} save={save} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && (
        <DeleteViews views={views ?? []} remove={remove} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function SaveView({
  filters,
  save,
  onClose,
}: Pick<ViewsMenuProps, 'filters' | 'save'> & { onClose: () => void }) {
  const id = useId()
  const [problem, setProblem] = useState<string>()
  const [isSaving, setSaving] = useState(false)
  const send = async (data: FormData) => {
    setSaving(true)
    const wrong = await save(String(data.get('name') ?? ''), filters).catch(
      () => 'The console did not answer.',
    )
    setSaving(false)
    if (wrong === undefined) onClose()
    else setProblem(wrong)
  }
  return (
    <Dialog
      title="Save this view"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button kind="primary" type="submit" form={id} busy={isSaving} busyWord="Saving">
            Save view
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault()
          void send(new FormData(event.currentTarget))
        }}
      >
        <Field
          id={`${id}-name`}
          label="View name"
          hint="One of the same name is replaced. Only you see it."
          problem={problem ? { message: problem, own: true } : undefined}
        >
          {(wiring) => <TextInput {...wiring} name="name" autoComplete="off" maxLength={80} />}
        </Field>
      </form>
    </Dialog>
  )
}

function DeleteViews({
  views,
  remove,
  onClose,
}: { views: readonly View[]; onClose: () => void } & Pick<ViewsMenuProps, 'remove'>) {
  const [problem, setProblem] = useState<string>()
  return (
    <Dialog title="Delete views" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <ul>
        {views.map(({ name }) => (
          <li key={name} className="flex items-center gap-3 border-b border-hairline py-1 text-text">
            <span className="min-w-0 flex-1 truncate">
              <HostileText text={name} />
            </span>
            <Button
              dense
              kind="danger"
              onClick={async () => setProblem(await remove(name).catch(() => 'The console did not answer.'))}
            >
              Delete<span className="sr-only"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p role="alert" className="text-bad-text empty:hidden">
        {problem}
      </p>
    </Dialog>
  )
}
