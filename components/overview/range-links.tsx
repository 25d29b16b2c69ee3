import Link from 'next/link'
import { RANGES, type Range } from '@/lib/overview/range'
import { paths } from '@/lib/paths'

/** How far the overview looks back: links, so that each can be kept and sent. */
export function RangeLinks({ range }: { range: Range }) {
  return (
    <nav aria-label="Time range" className="flex overflow-hidden rounded-2 border border-edge bg-surface">
      {RANGES.map(({ word, label }) => (
        <Link
          key={word}
          href={paths.overview(word)}
          prefetch={false}
          aria-current={word === range.word ? 'true' : undefined}
          className="flex h-dense items-center border-r border-hairline px-2.5 text-13 font-label text-text-2 last:border-r-0 hover:bg-hover focus-visible:-outline-offset-2 aria-current:bg-selected aria-current:text-accent-text"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
