import type { ReactNode } from 'react'
import { HostileText } from '@/components/ui/hostile-text'
import { ansiSpans, LINE_SEPARATOR } from './ansi'

type AnsiTextProps = {
  text: string
  /** Draws a part that has one colour; as hostile text where nothing else is said. */
  draw?: (part: string) => ReactNode
}

const asIs = (part: string): ReactNode => <HostileText text={part} multiline />

/** A line of output in the colours it asks for; the place must be `pre` or `pre-wrap`. */
export function AnsiText({ text, draw = asIs }: AnsiTextProps) {
  return ansiSpans(text.replaceAll(LINE_SEPARATOR, '\n')).map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of a line has no identity but its place
    <span key={index} className={span.className || undefined}>
      {draw(span.text)}
    </span>
  ))
}
