'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { FoundOption } from './filter-options'
import { OptionRow } from './option-row'

type OptionListProps = {
  id: string
  labelledBy: string
  options: readonly FoundOption[]
  at: number
  value: string
  onChoose: (option: FoundOption) => void
}

const ROW_HEIGHT = 32
const LIST_HEIGHT = 320

/** The id of the option at a place: what `aria-activedescendant` points at. */
export const optionId = (id: string, index: number) => `${id}-${index}`

/** A listbox of any length: only what is seen is in the document, its place and the whole's size are told. */
export function OptionList({ id, labelledBy, options, at, value, onChoose }: OptionListProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: options.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => options[index]?.value ?? index,
    initialRect: { width: 1, height: LIST_HEIGHT }, // without it the first paint is empty
    overscan: 6,
    directDomUpdates: true, // places rows through the DOM: the page's policy refuses style attributes
    directDomUpdatesMode: 'position',
  })
  // What the keyboard is at must be in the document to be spoken.
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' })
  }, [virtualizer, at])

  return (
    <div
      id={id}
      ref={box}
      role="listbox"
      aria-labelledby={labelledBy}
      tabIndex={-1}
      className="max-h-80 overflow-y-auto py-1"
    >
      <div ref={virtualizer.containerRef} role="presentation" className="relative">
        {virtualizer.getVirtualItems().map(({ index, key }) => {
          const option = options[index]
          if (!option) return null
          return (
            <OptionRow
              key={key}
              id={optionId(id, index)}
              data-index={index}
              ref={virtualizer.measureElement}
              aria-setsize={options.length}
              aria-posinset={index + 1}
              label={option.label}
              detail={option.detail}
              at={index === at}
              chosen={option.value === value}
              placed
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(option)}
            />
          )
        })}
      </div>
    </div>
  )
}
