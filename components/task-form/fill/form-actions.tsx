'use client'
import ClipboardPaste from 'lucide-react/icons/clipboard-paste'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { Suspense, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button, buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { MenuItem } from '@/components/ui/menu-item'
import { paths } from '@/lib/paths'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import type { Filled } from '@/lib/task-form/fill/filled'
import type { TaskFormValues } from '@/lib/task-form/values'
import { PasteDialog } from '../extras'

type FormActionsProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  submissionLabel: string
  onFill: (filled: Filled) => void
}

const PASTE = 'Paste a cf, curl or JSON line'
const COPY = 'Copy link to this form'

/** What fills a form in without typing: a link to it as it stands, and what was typed elsewhere. */
export function FormActions({ form, options, submissionLabel, onFill }: FormActionsProps) {
  const [isPasting, setPasting] = useState(false)
  const [leftOut, setLeftOut] = useState<string[]>([])
  const link = async () => {
    const { writePrefill } = await import('@/lib/task-form/fill/prefill')
    const made = writePrefill(paths.newTask(), form.getValues())
    setLeftOut(made.leftOut)
    return `${window.location.origin}${made.href}`
  }
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
          <MenuItem onClick={() => void link().then((text) => navigator.clipboard.writeText(text))}>
            {COPY}
          </MenuItem>
          <MenuItem onClick={() => setPasting(true)}>{PASTE}</MenuItem>
        </Menu>
      </span>
      {leftOut.length > 0 && (
        <p role="status" className="w-full text-12 text-text-2">
          The link would be too long for the way: it was made without {leftOut.join(', ')}.
        </p>
      )}
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
