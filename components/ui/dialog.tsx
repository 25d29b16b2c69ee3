import { type ReactNode, useId } from 'react'
import { classes } from './classes'

type DialogProps = {
  title: string
  /** Called after Escape, `Close`, or the form of method dialog. The caller then stops rendering the dialog. */
  onClose: () => void
  children: ReactNode
  /** Buttons, the least harmful first: it gets the focus if nothing before it can. */
  actions: ReactNode
  /** For what is read rather than answered. */
  wide?: boolean
}

/** Stable, so that React runs it when the element comes and goes, and not at each render. */
export const openModal = (dialog: HTMLDialogElement | null) => {
  dialog?.showModal()
  return () => dialog?.close()
}

/** A modal dialog, open as long as it is rendered. The browser keeps the focus inside and gives it back after. */
export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps) {
  const titleId = useId()
  return (
    <dialog
      ref={openModal}
      aria-labelledby={titleId}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose()
      }}
      className={classes(
        'm-auto w-11/12 animate-appear rounded-3 bg-raised text-text shadow-dialog backdrop:bg-scrim',
        wide ? 'max-w-form' : 'max-w-dialog',
      )}
    >
      <div className="p-5">
        <h2 id={titleId} className="mb-1 text-16 font-head wrap-anywhere">
          {title}
        </h2>
        <div className="grid gap-3 text-text-2">{children}</div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>
      </div>
    </dialog>
  )
}
