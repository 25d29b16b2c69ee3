import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { IconButton, Keys } from '@/components/ui/button'
import { moveTo } from '@/components/ui/choice/options'
import { openModal } from '@/components/ui/dialog'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { MOST_FIND_CHARACTERS } from '@/lib/queries/find'
import { counted } from '@/lib/words'
import type { Entry } from './entry'
import { pressOwn } from './own-control'
import { optionId, PaletteList } from './palette-list'
import { useEntries } from './use-entries'

/** API and journal are asked once nobody has typed for so long. */
const PAUSE_MS = 250

type PaletteProps = {
  /** What was typed before it was there. */
  typed: string
  onClose: () => void
  onShowShortcuts: () => void
}

/** Where one goes from any page by typing: to apps, tasks, submissions and pages, or to what can be done here. */
export function Palette({ typed: before, onClose, onShowShortcuts }: PaletteProps) {
  const { push } = useRouter()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [giveCaretBack] = useState(keepCaret)
  useEffect(
    () => () => {
      clearTimeout(pause.current)
      giveCaretBack()
    },
    [giveCaretBack],
  )
  const [typed, setTyped] = useState(before)
  const [asked, setAsked] = useState(before.trim())
  /** The entry that the keyboard was moved to: it stays the one, whatever is found meanwhile. */
  const [chosen, setChosen] = useState<string>()
  const { lines, entries, isAsking, failures } = useEntries(typed, asked)
  const at = Math.max(
    0,
    entries.findIndex(({ key }) => key === chosen),
  )
  const isFound = entries.length > 0

  const onType = (text: string) => {
    setTyped(text)
    setChosen(undefined)
    clearTimeout(pause.current)
    pause.current = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
  }
  const close = () => input.current?.closest('dialog')?.close()
  const choose = ({ act }: Entry) => {
    if ('show' in act) return onShowShortcuts()
    // Before anything else: what is under a dialog can't get the focus.
    close()
    if ('press' in act) return pressOwn(act.press)
    document.getElementById('main')?.focus({ preventScroll: true })
    push(act.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // In a text these move the cursor.
    const isForText = typed !== '' && (event.key === 'Home' || event.key === 'End')
    const next = isForText ? undefined : moveTo(event.key, at, entries.length)
    const entry = entries[next ?? at]
    if (event.key === 'Enter') {
      if (entry) choose(entry)
    } else if (next === undefined) return
    else setChosen(entry?.key)
    event.preventDefault()
  }

  return (
    <dialog
      ref={openModal}
      aria-label="Command palette"
      closedby="any"
      // Gone before the next key: a dialog that the browser closes tells so later.
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose()
      }}
      className="mx-auto mt-20 w-11/12 max-w-form animate-appear overflow-hidden rounded-3 bg-raised text-text shadow-dialog backdrop:bg-scrim low:mt-2 max-sm:mt-2"
    >
      <div className="flex items-center gap-2 border-b border-hairline px-3 text-text-3">
        <Icon of={Search} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label="Go to"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={isFound}
          aria-controls={isFound ? listId : undefined}
          aria-activedescendant={isFound ? optionId(listId, at) : undefined}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={MOST_FIND_CHARACTERS}
          placeholder="App, task, submission, page or action"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-14 text-text outline-0 placeholder:text-text-3 placeholder:opacity-100 max-sm:text-typed"
        />
        <span className="max-sm:hidden">
          <Keys>Esc</Keys>
        </span>
        <span className="sm:hidden">
          <IconButton name="Close" icon={X} onClick={close} />
        </span>
      </div>
      {isFound && <PaletteList id={listId} lines={lines} count={entries.length} at={at} onChoose={choose} />}
      <div
        role="status"
        className="grid gap-1 border-t border-hairline px-3 py-2 text-12 text-text-3 first:border-t-0"
      >
        {failures.map((why) => (
          <p key={why} className="wrap-anywhere text-careful-text">
            <HostileText text={why} />
          </p>
        ))}
        {isAsking ? (
          <p>Asking the API</p>
        ) : isFound ? (
          <p>{counted(entries.length, 'entry', 'entries')}</p>
        ) : (
          <p className="wrap-anywhere">
            Nothing found for <HostileText text={typed.trim()} />. Tasks that no page has shown are found by
            their whole name or guid.
          </p>
        )}
      </div>
    </dialog>
  )
}

/**
 * Gives the field that is being typed in its caret back, when it has the focus again. Chromium gives back the focus alone
 * once the field that had the caret meanwhile is gone: keys would be typed nowhere.
 */
function keepCaret(): () => void {
  const { activeElement: field } = document
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return () => undefined
  const { selectionStart, selectionEnd, value } = field // no start in a field without a caret, such as a checkbox
  return () => {
    const isAsBefore = document.activeElement === field && field.value === value
    if (selectionStart !== null && isAsBefore) field.setSelectionRange(selectionStart, selectionEnd)
  }
}
