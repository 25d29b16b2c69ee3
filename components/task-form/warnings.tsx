import Link from 'next/link'
import type { ReactNode } from 'react'
import { TaskName } from '@/components/task/task-name'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { PanelPart } from '@/components/ui/panel'
import { Shape } from '@/components/ui/shape'
import { Elapsed } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { Alike, Warning } from '@/lib/task-form/warnings'

const MOST_ALIKE = 3

/** What speaks against submitting, in one block; nothing of it blocks. */
export function WarningsPart({
  warnings,
  alike,
  appGuid,
}: {
  warnings: readonly Warning[]
  alike: readonly Alike[]
  appGuid: string
}) {
  if (warnings.length === 0 && alike.length === 0) return null
  return (
    <PanelPart ground="careful">
      <div role="note" aria-label="Before you create it" className="grid gap-2 text-13">
        {warnings.map(({ text, said }) => (
          <Line key={text}>
            <HostileText text={text} />
            {said !== undefined && (
              <span className="mt-0.5 block font-mono text-12 wrap-anywhere">
                <HostileText text={said} multiline />
              </span>
            )}
          </Line>
        ))}
        {alike.slice(0, MOST_ALIKE).map(({ task, same }) => (
          <Line key={task.guid}>
            {same === 'command' ? 'The same command runs now: ' : 'A task of the same name runs now: '}
            <Link prefetch={false} href={paths.task(task.guid)} className={linkClass}>
              <TaskName task={task} />
            </Link>
            , for <Elapsed from={task.created_at} />.
          </Line>
        ))}
        {alike.length > MOST_ALIKE && (
          <Line>
            <Link prefetch={false} href={paths.app(appGuid)} className={linkClass}>
              {alike.length - MOST_ALIKE} more like it
            </Link>{' '}
            run now.
          </Line>
        )}
      </div>
    </PanelPart>
  )
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p className="grid grid-cols-problem gap-x-2">
      <span className="mt-0.75">
        <Shape name="triangle" tone="careful" />
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}
