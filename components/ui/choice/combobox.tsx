import ChevronDown from 'lucide-react/icons/chevron-down'
import { type KeyboardEvent, type RefCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Wiring } from '../field'
import { Icon } from '../icon'
import { controlClass } from '../text-input'
import { type FoundOption, filterOptions, moveTo, OptionRow, settledOn } from './options'

const BEYOND = 6

/** Which of `count` rows of one height to draw, `end` excluded: those in sight and a few beyond, for quick scrolling. */
export function rowsInSight(
  offset: number,
  height: number,
  rowHeight: number,
  count: number,
): { first: number; end: number } {
  const last = Math.max(0, count - Math.ceil(height / rowHeight)) // a shorter list than before has not scrolled back yet
  const top = Math.min(last, Math.floor(offset / rowHeight))
  return {
    first: Math.max(0, top - BEYOND),
    end: Math.min(count, top + Math.ceil(height / rowHeight) + BEYOND),
  }
}

/** How far to scroll so that the row is in sight: not at all if it is. */
export function offsetFor(index: number, offset: number, height: number, rowHeight: number): number {
  if (index < 0) return offset
  const top = index * rowHeight
  return Math.max(0, Math.min(top, Math.max(offset, top + rowHeight - height)))
}

/** The id of the option at a place of a list: what `aria-activedescendant` points at. */
const optionId = (id: string, index: number): string => `${id}-${index}`

type ComboboxProps = Wiring & {
  /** The id of the label; `Field` makes it `${id}-label`. */
  labelledBy: string
  /** Made once with `findable`, not at each render: up to tens of thousands. */
  options: readonly FoundOption[]
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** Somebody is about to choose: the time to fetch what there is. */
  onFocus?: () => void
  placeholder?: string
  disabled?: boolean
  /** Said when nothing is found, or while the options are still on their way. */
  emptyText: string
  ref?: RefCallback<HTMLInputElement>
}

/** A combobox one types into: each word narrows the list. What was typed but settled on nothing is taken back. */
export function Combobox({
  labelledBy,
  options,
  value,
  onChange,
  onBlur,
  onFocus,
  placeholder,
  disabled,
  emptyText,
  ref,
  ...rest
}: ComboboxProps) {
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState<number>() // undefined: closed; -1: open, at none
  const isBound = useRef(false)
  const chosen = useMemo(() => options.find((option) => option.value === value), [options, value])
  const found = useMemo(() => filterOptions(options, typed ?? ''), [options, typed])
  const listId = `${rest.id}-options`
  const isOpen = at !== undefined

  const bind = (element: HTMLInputElement | null) => {
    ref?.(element)
    if (!element || isBound.current) return
    isBound.current = true
    // Somebody was here before the page was taken over: the next render would take back what was typed.
    if (element.value !== element.defaultValue) setTyped(element.value)
    if (element === document.activeElement) onFocus?.()
  }
  const close = () => {
    setAt(undefined)
    setTyped(undefined)
  }
  const choose = (option: FoundOption | undefined) => {
    if (option && option.value !== value) onChange(option.value)
    close()
  }
  const open = () => setAt(typed === undefined && chosen ? options.indexOf(chosen) : -1)
  const leave = () => {
    if (typed?.trim() === '') onChange('')
    else if (typed !== undefined) choose(settledOn(found, typed))
    close()
    onBlur?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const moves = event.key !== 'Home' && event.key !== 'End' // these move the cursor in the text
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      open()
    } else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && at >= 0) choose(found[at])
    else {
      const next = moves ? moveTo(event.key, at, found.length) : undefined
      if (next === undefined) return
      setAt(next)
    }
    event.preventDefault()
  }

  return (
    <div className="relative">
      <input
        {...rest}
        ref={bind}
        type="text"
        role="combobox"
        aria-labelledby={labelledBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen && found.length > 0 ? listId : undefined}
        aria-activedescendant={isOpen && at >= 0 ? optionId(listId, at) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        disabled={disabled}
        value={typed ?? chosen?.label ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(event.target.value.trim() === '' ? -1 : 0)
        }}
        onFocus={(event) => {
          event.target.select()
          onFocus?.()
        }}
        onClick={() => !isOpen && open()}
        onBlur={leave}
        onKeyDown={onKeyDown}
        className={controlClass('h-control pr-8')}
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-text-3">
        <Icon of={ChevronDown} />
      </span>
      <span role="status" className="sr-only">
        {isOpen && typed !== undefined ? `${found.length} of ${options.length}` : ''}
      </span>
      {isOpen && (
        <div className="absolute inset-x-0 top-full z-20 mt-1 animate-appear overflow-hidden rounded-3 bg-raised shadow-menu">
          {found.length > 0 ? (
            <OptionList
              id={listId}
              labelledBy={labelledBy}
              options={found}
              at={at}
              value={value}
              onChoose={choose}
            />
          ) : (
            <p className="px-3 py-2 text-13 text-text-3">{emptyText}</p>
          )}
        </div>
      )}
    </div>
  )
}

type OptionListProps = {
  id: string
  labelledBy: string
  options: readonly FoundOption[]
  at: number
  value: string
  onChoose: (option: FoundOption) => void
}

/** As the row's `min-h-8`, and `max-sm:min-h-11` for fingers; the list's `max-h-80`. */
const ROW_HEIGHT = 32
const ROW_HEIGHT_FOR_FINGERS = 44
const LIST_HEIGHT = 320

/** A listbox of any length: only what is seen is in the document; place and number of each option are told. */
function OptionList({ id, labelledBy, options, at, value, onChoose }: OptionListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [rowHeight] = useState(() =>
    matchMedia('(width < 40rem)').matches ? ROW_HEIGHT_FOR_FINGERS : ROW_HEIGHT,
  )
  const [offset, setOffset] = useState(() => offsetFor(at, 0, LIST_HEIGHT, rowHeight))
  // What the keyboard is at must be in the document to be spoken. Scrolling tells the new offset by itself.
  useEffect(() => {
    const { current } = box
    if (current) current.scrollTop = offsetFor(at, current.scrollTop, current.clientHeight, rowHeight)
  }, [at, rowHeight])
  const rows = rowsInSight(offset, LIST_HEIGHT, rowHeight, options.length)

  return (
    <div
      id={id}
      ref={box}
      role="listbox"
      aria-labelledby={labelledBy}
      tabIndex={-1}
      onScroll={(event) => setOffset(event.currentTarget.scrollTop)}
      className="max-h-80 overflow-y-auto"
    >
      <div
        role="presentation"
        className="relative my-1"
        // Through the DOM, as the page's policy refuses style attributes.
        ref={(element) => {
          if (element) element.style.height = `${options.length * rowHeight}px`
        }}
      >
        {options.slice(rows.first, rows.end).map((option, shown) => {
          const index = rows.first + shown
          return (
            <OptionRow
              key={option.value}
              id={optionId(id, index)}
              placed
              ref={(element) => {
                if (element) element.style.top = `${index * rowHeight}px`
              }}
              aria-setsize={options.length}
              aria-posinset={index + 1}
              label={option.label}
              detail={option.detail}
              at={index === at}
              chosen={option.value === value}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(option)}
            />
          )
        })}
      </div>
    </div>
  )
}
