import { Fragment } from 'react'

type TextPart = { text: string } | { mark: string }

/**
 * Characters that change how text reads without being seen: controls, format characters (bidi, zero-width, soft
 * hyphen), separators of lines and paragraphs, whatever else Unicode has fonts ignore; not the emoji selector.
 */
const UNSEEN = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * Splits text into what is shown as it is and what must be shown as a mark with its code point, such as `U+202E`.
 * Line feed and tab stay text where `multiline` says that the place shows them.
 */
export function visibleParts(text: string, multiline = false): TextPart[] {
  if (!UNSEEN.test(text)) return [{ text }]
  const parts: TextPart[] = []
  let plain = ''
  for (const character of text) {
    const shownAsIs = multiline && (character === '\n' || character === '\t')
    if (shownAsIs || !UNSEEN.test(character)) plain += character
    else {
      if (plain) parts.push({ text: plain })
      plain = ''
      parts.push({ mark: codePoint(character) })
    }
  }
  if (plain) parts.push({ text: plain })
  return parts
}

/** The same as one text, for places that take no elements: `reportU+202Egnp`. */
export const plainVisible = (text: string): string =>
  visibleParts(text)
    .map((part) => ('text' in part ? part.text : part.mark))
    .join('')

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

/** Text of one line that may have no room. The whole of it shows on hover and on focus. */
export function Cut({ text, mono = false }: { text: string; mono?: boolean }) {
  return (
    <span
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the whole text without a mouse
      tabIndex={0}
      data-tip={plainVisible(text)}
      className={
        mono ? 'tip tip-end block min-w-0 rounded-1 font-mono text-12' : 'tip tip-end block min-w-0 rounded-1'
      }
    >
      <span className="block truncate">
        <HostileText text={text} />
      </span>
    </span>
  )
}
