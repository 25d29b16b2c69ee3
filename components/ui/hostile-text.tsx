import { visibleParts } from './visible-text'

/**
 * Text that somebody else wrote. What it contains can't turn around the words beside it, and what would not be
 * seen is shown as a mark with its code point. `multiline` keeps line feeds and tabs (the place must be `pre-wrap`).
 */
export function HostileText({ text, multiline = false }: { text: string; multiline?: boolean }) {
  const parts = visibleParts(text, multiline)
  return (
    <bdi>
      {parts.map((part, index) =>
        'text' in part ? (
          part.text
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

function ControlMark({ name }: { name: string }) {
  return (
    <span className="mx-px rounded-1 bg-careful-tint px-0.5 font-mono text-12 font-label text-careful-text ring-1 ring-careful-line ring-inset">
      {name}
    </span>
  )
}
