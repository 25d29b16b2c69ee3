import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import type { Change } from '@/lib/what-changed/change'
import { changeName } from '@/lib/what-changed/words'

/** One change: what, from what to what, when and by whom. */
export function ChangeItem({ change, isLikeliest }: { change: Change; isLikeliest: boolean }) {
  const isSlight = change.reach === 'slight'
  return (
    <li
      data-change={change.change}
      data-event={change.eventGuid}
      className="grid grid-cols-change gap-x-2.5 border-t border-hairline py-1.75 first:border-t-0 max-sm:grid-cols-change-narrow"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="mt-0.5 size-4">
        <path
          d="m8 3.5 4.5 4.5L8 12.5 3.5 8z"
          strokeWidth={1.5}
          className={isLikeliest && !isSlight ? 'fill-careful stroke-careful' : 'fill-none stroke-control'}
        />
      </svg>
      <span className="min-w-0">
        <span className={isLikeliest && !isSlight ? 'font-label text-careful-text' : 'font-label'}>
          {changeName(change)}
        </span>
        {change.subject && (
          <span className="ml-1.5 font-mono text-12 wrap-anywhere">
            <HostileText text={change.subject} />
          </span>
        )}
        <ChangeValues change={change} />
        {isSlight && <span className="ml-1.5 text-12 text-text-3">hardly reaches a task</span>}
      </span>
      <span className="text-12 leading-5 text-text-3 max-sm:col-start-2">
        {change.at && <Time at={change.at} />}
        {change.by && (
          <span className="wrap-anywhere">
            {change.at && ', '}by <HostileText text={change.by} />
          </span>
        )}
        {!change.at && 'the runs differ in it'}
      </span>
    </li>
  )
}

/** `512 MB → 256 MB`, `revision 2 → 3`; what is long stands under the name. */
function ChangeValues({ change }: { change: Change }) {
  const { before, after, revision, revisionBefore } = change
  if (revision !== undefined)
    return (
      <span className="ml-1.5 tabular-nums">
        {revisionBefore === undefined || revisionBefore === revision
          ? `revision ${revision}`
          : `revision ${revisionBefore} → ${revision}`}
      </span>
    )
  if (before === undefined && after === undefined) return null
  if (change.change === 'droplet')
    return (
      <span className="ml-1.5 font-mono text-12 whitespace-nowrap">
        {[before, after].flatMap((guid) => (guid ? guid.slice(0, 8) : [])).join(' → ')}
      </span>
    )
  const isLong = change.change === 'command'
  return (
    <span className={classes('font-mono text-12 wrap-anywhere', isLong ? 'mt-0.5 block' : 'ml-1.5')}>
      <span className={isLong ? 'line-clamp-2' : undefined}>
        <HostileText text={before ?? ''} />
      </span>
      {isLong ? <span className="sr-only"> is now </span> : ' → '}
      <span className={isLong ? 'line-clamp-2 before:text-text-3 before:content-["→_"]' : undefined}>
        <HostileText text={after ?? ''} />
      </span>
    </span>
  )
}
