import { printClock, printInstant } from '@/lib/time'

/** An instant as the clock showed it, `20:41:03`; with milliseconds where the instant has them. */
export function Moment({ at }: { at: string }) {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return <span>{at}</span>
  return (
    <time
      dateTime={at}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the exact instant without a mouse
      tabIndex={0}
      data-tip={printInstant(instant, 'utc')}
      className="tip tip-end rounded-1"
    >
      {printClock(instant, 'utc', /\.\d/.test(at))}
    </time>
  )
}
