import { Fragment } from 'react'
import { visibleParts } from './visible-text'

/**
 * Text that somebody else wrote. What it contains can't turn around the words beside it, and what would not be
 * seen is shown as a mark with its code point. `multiline` keeps line feeds and tabs (the place must be `pre-wrap`).
 * `parted` lets a long key break after `/`, `.` and `-` before it breaks anywhere.
 */
export function HostileText({
  text,
  multiline = false,
  parted = false,
}: {
  text: string
  multiline?: boolean
  parted?: boolean
}) {
  const parts = visibleParts(text, multiline)
  return (
    <bdi>
      {parts.map((part, index) =>
        'text' in part ? (
          parted ? (
            withBreaks(part.text)
          ) : (
            part.text
          )
        ) : (
          <ControlMark
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
            key={index}
            name={part.mark}
          />
        ),
      )}
    </bdi>
  )
}

/** Where the words of a key end: `example.com/`, `task-`. */
const WORD_ENDS = /(?<=[/.-])(?=[^/.-])/

function withBreaks(text: string) {
  return text.split(WORD_ENDS).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a word has no identity but its place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ))
}

function ControlMark({ name }: { name: string }) {
  return (
    <span className="mx-px rounded-1 bg-careful-tint px-0.5 font-mono text-12 font-label text-careful-text ring-1 ring-careful-line ring-inset">
      {name}
    </span>
  )
}
