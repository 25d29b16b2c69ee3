import type { ReactNode, Ref } from 'react'
import { classes } from './classes'

type PanelProps = {
  /** Distinct on the page; the heading gets it, and names the region. */
  id: string
  title: string
  /** At the right of the heading. */
  aside?: ReactNode
  tone?: 'plain' | 'running' | 'good' | 'bad' | 'careful'
  /** The heading is for screen readers only, where the first part says the same in its own way. */
  titleHidden?: boolean
  children: ReactNode
  /** Given, the panel can take the focus. */
  ref?: Ref<HTMLElement>
}

const EDGES = {
  plain: 'border-hairline',
  running: 'border-running-line',
  good: 'border-good-line',
  bad: 'border-bad-line',
  careful: 'border-careful-line',
} as const

/** A frame around one object, with its name. Its content stands in `PanelPart`s. */
export function Panel({ id, title, aside, tone = 'plain', titleHidden = false, children, ref }: PanelProps) {
  return (
    <section
      ref={ref}
      tabIndex={ref ? -1 : undefined}
      aria-labelledby={id}
      className={classes('panel-parts min-w-0 rounded-3 border bg-surface', EDGES[tone])}
    >
      {titleHidden ? (
        <h2 id={id} className="sr-only">
          {title}
        </h2>
      ) : (
        <div className="flex min-h-11 items-center gap-2 px-4 py-2">
          <h2 id={id} className="text-16 font-head">
            {title}
          </h2>
          {aside && <div className="ml-auto text-12 text-text-3">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

const GROUNDS = { plain: '', careful: 'bg-careful-tint border-careful-line', foot: 'bg-canvas' } as const

/** A part of a panel, parted by a hairline from the one before. */
export function PanelPart({
  ground = 'plain',
  flush = false,
  children,
}: {
  ground?: keyof typeof GROUNDS
  /** Without padding, for what brings its own: a log, a table. */
  flush?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={classes(
        'panel-part border-t border-hairline first:rounded-t-3 first:border-t-0 last:rounded-b-3',
        GROUNDS[ground],
        !flush && 'px-4 pt-3.5 pb-4',
      )}
    >
      {children}
    </div>
  )
}

/** As a ref, gives the focus to what takes another part's place: whoever does not see it is told what came. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true })

type SideSectionProps = {
  id: string
  title: string
  /** In one column it comes before the main part's long ones. */
  early?: boolean
  /** At the right of the heading. */
  aside?: ReactNode
  /** The heading is for screen readers only, where the content says the same. */
  titleHidden?: boolean
  children: ReactNode
}

/** One part of the column beside a task: a region with its heading, parted by a hairline. */
export function SideSection({
  id,
  title,
  early = false,
  aside,
  titleHidden = false,
  children,
}: SideSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'min-w-0 border-t border-hairline pt-4 lg:pb-5 lg:first:border-t-0 lg:first:pt-0',
        early ? 'max-lg:order-1' : 'max-lg:order-3',
      )}
    >
      <div className={titleHidden ? 'sr-only' : 'mb-2 flex min-h-7 items-center gap-2'}>
        <h2 id={id} className="text-16 font-head">
          {title}
        </h2>
        {aside && <div className="ml-auto">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
