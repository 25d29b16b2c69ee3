'use client'
import { useEffect, useRef, useState } from 'react'
import type { FoundOption } from './filter-options'
import { optionId } from './option-id'
import { OptionRow } from './option-row'
import { offsetFor, rowsInSight } from './rows-in-sight'

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
export function OptionList({ id, labelledBy, options, at, value, onChoose }: OptionListProps) {
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
