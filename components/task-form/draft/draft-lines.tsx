import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Moment, Time } from '@/components/ui/time'
import type { Draft } from '@/lib/task-form/draft'
import type { useDraft } from './use-draft'

type DraftProps = { draft: ReturnType<typeof useDraft> }

/** Above the form, in one line: what became of a draft, and the way back. */
export function DraftNotice({ draft, isFilled }: DraftProps & { isFilled: boolean }) {
  const { found, discard, undo, use } = draft
  switch (found?.kind) {
    case undefined:
      return null
    case 'restored':
      return (
        <>
          <NoticeLine action="Discard" onAction={discard}>
            Restored what you typed at <Moment at={found.savedAt.toISOString()} to="minute" />
          </NoticeLine>
          {found.earlier && <Offered draft={found.earlier} use={use} />}
        </>
      )
    case 'offered':
      return (
        <Offered draft={found.draft} use={use} more={isFilled && '; what the address names came first'} />
      )
    case 'discarded':
      return (
        <NoticeLine action="Undo" onAction={() => undo(found.values)}>
          Draft discarded
        </NoticeLine>
      )
  }
}

function Offered({ draft, use, more }: { draft: Draft; use: (draft: Draft) => void; more?: ReactNode }) {
  return (
    <NoticeLine action="Use the draft instead" onAction={() => use(draft)}>
      What you typed at <Moment at={draft.savedAt.toISOString()} to="minute" /> is kept{more}
    </NoticeLine>
  )
}

/** An earlier press whose outcome was seen and left open: nothing of it happens unless it is asked for. */
export function PressNotice({
  pressedAt,
  isLost,
  show,
}: {
  pressedAt: Date
  isLost: boolean
  show: () => void
}) {
  return (
    <NoticeLine action="Show it" onAction={show}>
      What you pressed at <Moment at={pressedAt.toISOString()} to="minute" />{' '}
      {isLost ? 'did not arrive' : 'could not be found again: it may have run'}
    </NoticeLine>
  )
}

/** What to know before going on, in one line over the form, with what can be done about it. */
export function NoticeLine({
  children,
  action,
  onAction,
}: {
  children: ReactNode
  action?: string
  onAction?: () => void
}) {
  return (
    <p
      role="status"
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-3 border border-hairline bg-surface px-4 py-2 text-13 text-text-2"
    >
      <span>{children}</span>
      {action && (
        <span className="-my-1 ml-auto">
          <Button kind="quiet" dense onClick={onAction}>
            {action}
          </Button>
        </span>
      )}
    </p>
  )
}

/** Beside the button that sends: that what is typed is kept. On a phone the way to discard it is in the form's menu. */
export function DraftSaved({ draft: { savedAt, discard } }: DraftProps) {
  if (!savedAt) return null
  return (
    <span className="ml-auto flex items-center gap-1 text-12 text-text-3">
      <span className="max-sm:sr-only">
        Draft saved <Time at={savedAt.toISOString()} />
      </span>
      <span className="max-sm:hidden">
        <Button kind="quiet" onClick={discard}>
          Discard draft
        </Button>
      </span>
    </span>
  )
}
