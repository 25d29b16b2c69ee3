'use client'
import { Button } from '@/components/ui/button'
import { HostileText } from '@/components/ui/hostile-text'
import { FIELD_NAMES, FIELDS, LIST_NAMES, LISTS } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { isGiven } from '@/lib/task-form/values'

/** A link made to harm can give thousands. */
const MOST_REASONS = 20

type FillNoticeProps = {
  filled: Filled
  takeBack?: () => void
}

/** What filled the form in, and what of it has no place here. Nothing is sent before somebody presses. */
export function FillNotice({ filled, takeBack }: FillNoticeProps) {
  const names = namesOf(filled)
  const reasons = [...new Set(filled.leftOut)]
  return (
    <div
      // A paste closes a dialog: what came of it takes the focus. What an address filled in is there from the start.
      ref={filled.from === 'paste' ? takeFocus : undefined}
      role="status"
      tabIndex={-1}
      className="mb-6 rounded-3 border border-hairline bg-surface px-4 pt-3 pb-3.5 text-13 text-text-2"
    >
      <p>
        <span className="font-label text-text">{WORDS[filled.from]}</span>
        {names.length > 0
          ? `: ${names.join(', ')}. Nothing is sent before you press Create task.`
          : ': nothing.'}
      </p>
      {reasons.length > 0 && (
        <>
          <p className="mt-2">Left out:</p>
          <ul className="ml-4 list-disc">
            {reasons.slice(0, MOST_REASONS).map((reason) => (
              <li key={reason} className="wrap-anywhere">
                <HostileText text={reason} />
              </li>
            ))}
            {reasons.length > MOST_REASONS && <li>{reasons.length - MOST_REASONS} more</li>}
          </ul>
        </>
      )}
      {[...new Set(filled.notes)].map((note) => (
        <p key={note} className="mt-2 wrap-anywhere">
          <HostileText text={note} />
        </p>
      ))}
      {takeBack && (
        <p className="mt-2">
          <Button dense onClick={takeBack}>
            Take back
          </Button>
        </p>
      )}
    </div>
  )
}

/** Stable, so that the focus moves when the notice comes, and not at each render. */
const takeFocus = (notice: HTMLElement | null) => notice?.focus()

const WORDS = {
  link: 'Filled in from the link',
  paste: 'Filled in from what was pasted',
  again: 'Filled in from an earlier submission',
} as const

function namesOf({ values, keepsApp }: Filled): string[] {
  const rows = (count: number, one: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${one}s`]
  return [
    ...FIELD_NAMES.filter((field) => values[field] !== '' && !(field === 'app' && keepsApp)).map(
      (field) => FIELDS[field].label,
    ),
    ...LIST_NAMES.flatMap((list) => rows(values[list].filter(isGiven).length, LISTS[list].word)),
  ]
}
