import ClipboardPaste from 'lucide-react/icons/clipboard-paste'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { lazy, type MouseEvent, Suspense, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button, buttonClass } from '@/components/ui/button'
import { closeMenu, Menu, MenuItem } from '@/components/ui/choice/menu'
import { CopyButton } from '@/components/ui/copy-button'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import type { TaskOptions } from '@/lib/queries/task-options'
import type { TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'

type FormActionsProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  submissionLabel: string
  onFill: (filled: Filled) => void
  /** Discards the draft, where there is one: on a phone here, away from the button that sends. */
  onDiscard?: () => void
}

// Few paste: what reads a line comes with the dialog. Where it can't, because nobody answers, there is no dialog.
const PasteDialog = lazy(async () => ({
  default: (await import('./paste-dialog').catch(() => undefined))?.PasteDialog ?? Nothing,
}))
const Nothing = (_props: object) => null

const PASTE = 'Paste a cf, curl or JSON line'
const COPY = 'Copy link to this form'

/** What fills a form in without typing: a link to it as it stands, and what was typed elsewhere. */
export function FormActions({ form, options, submissionLabel, onFill, onDiscard }: FormActionsProps) {
  const [isPasting, setPasting] = useState(false)
  const [told, setTold] = useState('')
  const [leftOut, setLeftOut] = useState<string[]>([])
  const link = async () => {
    const { writePrefill } = await import('@/lib/task-form/fill')
    const made = writePrefill(paths.newTask(), form.getValues())
    setLeftOut(made.leftOut)
    return `${window.location.origin}${made.href}`
  }
  const copy = () =>
    link()
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => setTold('Copied'),
        () => setTold('Not copied: the browser would not.'),
      )
  return (
    <>
      <span className="flex flex-wrap items-center gap-2 max-sm:hidden">
        <CopyButton name={COPY} text={link} dense={false} />
        <Button kind="quiet" onClick={() => setPasting(true)}>
          <Icon of={ClipboardPaste} />
          {PASTE}
        </Button>
      </span>
      <span className="sm:hidden">
        <Menu
          name="More for this form"
          button={<Icon of={Ellipsis} />}
          buttonClassName={buttonClass({ icon: true })}
        >
          <MenuItem onClick={(event) => void closed(event, copy)}>{COPY}</MenuItem>
          <MenuItem onClick={(event) => closed(event, () => setPasting(true))}>{PASTE}</MenuItem>
          {onDiscard && <MenuItem onClick={(event) => closed(event, onDiscard)}>Discard draft</MenuItem>}
        </Menu>
      </span>
      <p role="status" className="w-full text-right text-12 text-text-2 empty:hidden">
        {told}
        {leftOut.length > 0 && ` The link would be too long: it was made without ${leftOut.join(', ')}.`}
      </p>
      {isPasting && (
        <Suspense>
          <PasteDialog
            title={PASTE}
            current={options}
            submissionLabel={submissionLabel}
            onFill={onFill}
            onClose={() => setPasting(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Does it with the menu closed. */
function closed<T>(event: MouseEvent<HTMLElement>, then: () => T): T {
  closeMenu(event)
  return then()
}
