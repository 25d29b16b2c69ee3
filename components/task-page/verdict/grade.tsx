import { classes } from '@/components/ui/classes'
import type { Verdict } from '@/lib/queries/verdict'

const BARS: Record<Verdict['grade'], number> = { certain: 3, likely: 2, unknown: 0 }
const MEANS: Record<Verdict['grade'], string> = {
  certain: 'The platform’s own facts say it, or the program’s last error and its exit status agree.',
  likely: 'Lines of the log say it, and nothing speaks against it.',
  unknown: 'Nothing says why.',
}

/** How sure a verdict is, in one word. */
export function Grade({ grade }: { grade: Verdict['grade'] }) {
  return (
    <span title={MEANS[grade]} className="inline-flex items-center gap-1.5 font-label text-text">
      <span aria-hidden className="inline-flex gap-0.5">
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={classes('h-2.5 w-1', bar <= BARS[grade] ? 'bg-text' : 'bg-edge')} />
        ))}
      </span>
      {grade}
    </span>
  )
}
