import ArrowDownUp from 'lucide-react/icons/arrow-down-up'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import type { Task } from '@/lib/resources/task'

type Named = Pick<Task, 'guid' | 'sequence_id' | 'name'>

/** `#1121`, or the name where the API tells no number. */
export function RunNumber({ run }: { run: Named }) {
  return run.sequence_id === '' ? <HostileText text={run.name} /> : `#${run.sequence_id}`
}

/** A run by its number, which leads to it. */
export function RunLink({ run }: { run: Named }) {
  return (
    <Link prefetch={false} href={paths.task(run.guid)} className={linkClass}>
      <RunNumber run={run} />
    </Link>
  )
}

/** Leads to two runs side by side: `Compare with #1121`; `iconOnly` where a row says which. */
export function CompareLink({ of, to, iconOnly = false }: { of: Named; to: Named; iconOnly?: boolean }) {
  const name = `Compare with ${to.sequence_id === '' ? to.name : `#${to.sequence_id}`}`
  return (
    <Link
      prefetch={false}
      href={paths.compareTasks(of.guid, to.guid)}
      aria-label={iconOnly ? name : undefined}
      title={iconOnly ? name : undefined}
      className={buttonClass({ kind: 'quiet', dense: true, icon: iconOnly })}
    >
      <Icon of={ArrowDownUp} />
      {!iconOnly && (
        <span>
          Compare with <RunNumber run={to} />
        </span>
      )}
    </Link>
  )
}
