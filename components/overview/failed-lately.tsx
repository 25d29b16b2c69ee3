import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { HostileText } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, Row, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { Overview, ShownCauseGroup } from '@/lib/queries/overview'
import { type TaskFilters, WHOLE_LIST, writeTaskListAddress } from '@/lib/task-list/address'
import { CAUSES } from '@/lib/verdict/causes'
import { counted, printCount } from '@/lib/words'
import { AppOfRow } from './app-of-row'
import { OverviewSection } from './section'
import { ListLink } from './success-figure'

const NO_SINCE = '@max-six:hidden'
const NO_PARTS = '@max-five:hidden'
const COLUMNS = [
  { name: 'Tasks', width: 'w-16', numeric: true, descends: true },
  { name: 'Cause' },
  { name: 'App', width: 'w-48 max-md:w-41' },
  { name: 'First', width: 'w-26', hidden: NO_SINCE },
  { name: 'Over the range', width: 'w-36', hidden: NO_PARTS },
  { name: 'Last', width: 'w-28' },
  { name: 'Ticket', width: 'w-10', hidden: NO_SINCE, head: <span className="sr-only">Ticket</span> },
]

const MOST_SHOWN = 8

/** What failed in the range, by cause and app: the largest group first, each with the list it counts. */
export function FailedLately({ overview }: { overview: Overview }) {
  const { summary, from, failures } = overview
  const failed = summary.failed + summary.cancelled
  const all = { states: 'FAILED', 'created_ats[gte]': from }
  return (
    <OverviewSection
      id="failed"
      title={<ListLink filters={all}>{printCount(failed)} failed</ListLink>}
      about={
        failed > 0 && (
          <>
            {counted(failures.groupCount, 'group')} by cause and app
            {summary.cancelled > 0 && `, ${printCount(summary.cancelled)} of them cancelled`}
            {failures.left > 0 && `, ${printCount(failures.left)} still being looked at`}
          </>
        )
      }
      end={<ListLink filters={all}>All failures</ListLink>}
    >
      {failures.groups.length === 0 ? (
        <p className="text-13 text-text-2">
          {failed === 0 ? 'No task failed in this time.' : 'Reading their logs for the causes…'}
        </p>
      ) : (
        <Table name="What failed" columns={COLUMNS} cards>
          {failures.groups.slice(0, MOST_SHOWN).map((group) => (
            <GroupRow key={`${group.cause} ${group.apps.join()}`} group={group} overview={overview} />
          ))}
        </Table>
      )}
      {failures.groupCount > MOST_SHOWN && (
        <p className="mt-2 text-12 text-text-2">
          <ListLink filters={all}>{counted(failures.groupCount - MOST_SHOWN, 'more group')}</ListLink>
        </p>
      )}
    </OverviewSection>
  )
}

function GroupRow({
  group,
  overview: { from, apps, failures },
}: {
  group: ShownCauseGroup
  overview: Overview
}) {
  const [app = '', ...others] = group.apps
  const filters = filtersOf(group, from)
  const nameOf = (guid: string) => {
    const known = apps.find((one) => one.guid === guid)
    return known ? `${known.organization.name} / ${known.space.name} / ${known.name}` : guid
  }
  const ticket = async () => {
    const { groupAsTicket } = await import('@/lib/causes/as-ticket')
    const { origin } = window.location
    return groupAsTicket(group, {
      apps: group.apps.map(nameOf),
      list: `${origin}${paths.tasks(writeTaskListAddress({ ...WHOLE_LIST, filters }))}`,
      newest: `${origin}${paths.task(group.newest.guid)}`,
      from,
      left: failures.left,
    })
  }
  return (
    <Row cards>
      <Cell numeric className={`${CARD_CELL} max-sm:row-span-2`}>
        <span className="text-16 font-head">
          <ListLink filters={filters}>{printCount(group.count)}</ListLink>
        </span>
      </Cell>
      <Cell className={CARD_CELL}>
        <span data-cause={group.cause} className="block">
          {CAUSES[group.cause].word}
        </span>
        <Link
          href={paths.task(group.newest.guid)}
          prefetch={false}
          title="The newest of them"
          className="block truncate rounded-1 text-12 leading-3.5 text-text-3 underline-offset-3 hover:underline max-sm:hidden"
        >
          <HostileText text={group.sentence} />
        </Link>
      </Cell>
      <Cell className={`${CARD_CELL} max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate`}>
        <AppOfRow apps={apps} guid={app} />
        {others.length > 0 && (
          <span title={others.map(nameOf).join('\n')} className="text-12 text-text-2">
            and {counted(others.length, 'more app')}
          </span>
        )}
      </Cell>
      <Cell quiet className={NO_SINCE}>
        <Time at={group.first} />
      </Cell>
      <Cell className={NO_PARTS}>
        <Sparkline counts={group.perPart} />
      </Cell>
      <Cell quiet className={`${CARD_CELL} max-sm:col-start-3 max-sm:row-start-1 max-sm:text-12`}>
        <Time at={group.last} />
        {group.isGrowing && (
          <span className="block text-12 leading-3.5 text-careful-text">still growing</span>
        )}
      </Cell>
      <Cell className={NO_SINCE}>
        <CopyButton name="Copy for a ticket" text={ticket} iconOnly />
      </Cell>
    </Row>
  )
}

/** An address takes so many; an outage that hits more hits everybody. */
const MOST_APPS = 50

const filtersOf = ({ apps, cause }: ShownCauseGroup, from: string): TaskFilters => ({
  states: 'FAILED',
  ...(apps.length <= MOST_APPS && { app_guids: apps.join(',') }),
  'created_ats[gte]': from,
  cause,
})

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** How many in each part of the range, small; the numbers are in the row's other cells. */
function Sparkline({ counts }: { counts: readonly number[] }) {
  const top = Math.max(1, ...counts)
  const width = 1 / counts.length
  return (
    <svg aria-hidden="true" className="block h-6 w-full">
      <line x1="0" x2="100%" y1="100%" y2="100%" strokeDasharray="2 2" className="stroke-edge" />
      {counts.map((count, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing of its own but its place
          key={at}
          x={percent(at * width)}
          width={percent(width * 0.75)}
          y={percent(1 - count / top)}
          height={percent(count / top)}
          className="fill-bad"
        />
      ))}
    </svg>
  )
}
