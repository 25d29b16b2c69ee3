import Link from 'next/link'
import { TaskName } from '@/components/task/task-head'
import { TaskState } from '@/components/task/task-state'
import { nameLinkClass } from '@/components/ui/classes'
import { CARD_CELL, Cell, Row, Table } from '@/components/ui/table'
import { Elapsed } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { Overview } from '@/lib/queries/overview'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { UNDER_WAY } from '@/lib/task-list/address'
import { printDuration } from '@/lib/time'
import { counted } from '@/lib/words'
import { AppOfRow } from './app-of-row'
import { OverviewSection } from './section'
import { ListLink } from './success-figure'
import { useNow } from './use-now'

type Running = NonNullable<Overview['running']>
type Usual = Running['usual'][string]

const NO_BAR = '@max-five:hidden'
const COLUMNS = [
  { name: 'State', width: 'w-29' },
  { name: 'Name' },
  { name: 'App', width: 'w-52 max-md:w-41' },
  { name: 'Now against usual', width: 'w-52', hidden: NO_BAR },
  { name: 'Running for', width: 'w-28', numeric: true },
  { name: 'Usually', width: 'w-28', numeric: true },
]
const MOST_SHOWN = 10
const ALL = { states: UNDER_WAY }

/** What runs now, the longest first, each against what is usual for tasks of its name. */
export function RunningNow({ overview: { running, apps, readAt } }: { overview: Overview }) {
  if (!running)
    return (
      <OverviewSection id="running" title={<ListLink filters={ALL}>What runs now</ListLink>}>
        <p className="text-13 text-text-2">
          The API did not tell what runs just now. It is asked again in a moment.
        </p>
      </OverviewSection>
    )
  return <ToldRunning running={running} apps={apps} readAt={readAt} />
}

type ToldRunningProps = { running: Running } & Pick<Overview, 'apps' | 'readAt'>

function ToldRunning({ running: { tasks, total, usual }, apps, readAt }: ToldRunningProps) {
  const now = useNow(readAt)
  const late = tasks.filter((task) => isLate(task, usual[task.guid], now)).length
  const more = total - Math.min(tasks.length, MOST_SHOWN)
  return (
    <OverviewSection
      id="running"
      title={<ListLink filters={ALL}>{total === 1 ? '1 runs now' : `${total} run now`}</ListLink>}
      about={late > 0 && <span className="text-careful-text">{late} longer than usual</span>}
      end={<ListLink filters={ALL}>All under way</ListLink>}
    >
      {tasks.length === 0 ? (
        <p className="text-13 text-text-2">
          Nothing runs.{' '}
          <Link href={paths.newTask()} className="text-accent-text underline underline-offset-3">
            Create task
          </Link>
        </p>
      ) : (
        <Table name="What runs now" columns={COLUMNS} cards>
          {tasks.slice(0, MOST_SHOWN).map((task) => (
            <Row key={task.guid} cards>
              <Cell className={`${CARD_CELL} max-sm:row-span-2 max-sm:pt-0.5`}>
                <TaskState task={task} look="card" />
              </Cell>
              <Cell className={CARD_CELL}>
                <Link href={paths.task(task.guid)} prefetch={false} className={`${nameLinkClass} block`}>
                  <TaskName task={task} cut />
                </Link>
              </Cell>
              <Cell className={`${CARD_CELL} max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate`}>
                <AppOfRow apps={apps} guid={appGuidOf(task)} />
              </Cell>
              <Cell className={NO_BAR}>
                <Against elapsedMs={elapsedOf(task, now)} usual={usual[task.guid]} />
              </Cell>
              <Cell numeric className={`${CARD_CELL} max-sm:col-start-3 max-sm:row-start-1`}>
                <span className={isLate(task, usual[task.guid], now) ? 'text-careful-text' : ''}>
                  <Elapsed from={task.created_at} />
                </span>
              </Cell>
              <Cell
                numeric
                quiet
                className={`${CARD_CELL} max-sm:col-start-3 max-sm:row-start-2 max-sm:text-12`}
              >
                <UsualWords usual={usual[task.guid]} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {more > 0 && tasks.length > 0 && (
        <p className="mt-2 text-12 text-text-2">
          <ListLink filters={ALL}>{counted(more, 'more', 'more')}</ListLink>
        </p>
      )}
    </OverviewSection>
  )
}

const elapsedOf = ({ created_at: at }: Task, now: number): number => now - Date.parse(at)

const isLate = (task: Task, usual: Usual | undefined, now: number): boolean =>
  usual !== undefined && elapsedOf(task, now) > usual.nineInTenMs

function UsualWords({ usual }: { usual: Usual | undefined }) {
  if (!usual) return <>–</>
  return (
    <span title={`9 in 10 of ${usual.count} under ${printDuration(usual.nineInTenMs)}`}>
      {printDuration(usual.medianMs)}
    </span>
  )
}

const percent = (share: number): string => `${Math.round(Math.min(1, share) * 1000) / 10}%`

/** The time that has passed on a scale that ends a little after what nine in ten stay within. */
function Against({ elapsedMs, usual }: { elapsedMs: number; usual: Usual | undefined }) {
  if (!usual) return <span className="text-12 text-text-3">not known yet</span>
  const end = Math.max(usual.nineInTenMs * 1.15, elapsedMs * 1.05)
  const elapsed = elapsedMs / end
  const limit = usual.nineInTenMs / end
  return (
    <svg aria-hidden="true" className="block h-3 w-full">
      <rect y={5} width="100%" height={2} className="fill-hairline" />
      <rect
        y={3}
        x={percent(usual.medianMs / end)}
        width={percent(limit - usual.medianMs / end)}
        height={6}
        className="fill-hover stroke-edge"
      />
      <rect y={4} width={percent(Math.min(elapsed, limit))} height={4} className="fill-running" />
      {elapsed > limit && (
        <rect y={4} x={percent(limit)} width={percent(elapsed - limit)} height={4} className="fill-careful" />
      )}
    </svg>
  )
}
