import Link from 'next/link'
import { Cut, HostileText } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, Row, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { Overview } from '@/lib/queries/overview'
import { writeFilters } from '@/lib/submission/filters'
import { counted, printCount } from '@/lib/words'
import { OverviewSection } from './section'

const NO_WHO = '@max-five:hidden'
const COLUMNS = [
  { name: 'Times', width: 'w-16', numeric: true, descends: true },
  { name: 'Error, in the API’s words' },
  { name: 'Where', width: 'w-52 max-md:w-41' },
  { name: 'Who', width: 'w-26', hidden: NO_WHO },
  { name: 'Last', width: 'w-26' },
]

/** No list can be of fewer characters of an error, nor of our own refusals, which have none. */
const SHORTEST_FILTER = 3

/** Submissions that the API refused, by what it said first. */
export function Refused({ overview: { refused, from } }: { overview: Overview }) {
  const all = paths.submissions(writeFilters({ outcome: 'rejected', from }))
  const link = 'rounded-1 underline-offset-3 hover:underline'
  if (refused === null)
    return (
      <OverviewSection id="refused" title="Submissions refused">
        <p role="status" className="text-13 text-careful-text">
          The journal did not answer. It is asked again.
        </p>
      </OverviewSection>
    )
  return (
    <OverviewSection
      id="refused"
      title={
        <Link href={all} prefetch={false} className={link}>
          {counted(refused.count, 'submission')} refused
        </Link>
      }
      about={refused.isCut && 'of the newest that were read'}
      end={
        <Link href={paths.submissions()} prefetch={false} className={link}>
          All submissions
        </Link>
      }
    >
      {refused.groups.length === 0 ? (
        <p className="text-13 text-text-2">None in this time that you may see.</p>
      ) : (
        <Table name="Refused submissions by error" columns={COLUMNS} cards>
          {refused.groups.map(({ error, count, apps, people, last }) => (
            <Row key={error} cards>
              <Cell numeric className={`${CARD_CELL} max-sm:row-span-2`}>
                {error.length < SHORTEST_FILTER ? (
                  <span className="text-16 font-head">{printCount(count)}</span>
                ) : (
                  <Link
                    href={paths.submissions(
                      writeFilters({ outcome: 'rejected', from, error: error.slice(0, 300) }),
                    )}
                    prefetch={false}
                    className={`text-16 font-head ${link}`}
                  >
                    {printCount(count)}
                  </Link>
                )}
              </Cell>
              <Cell className={CARD_CELL}>
                {error === '' ? (
                  <span className="text-text-3">refused before it was sent</span>
                ) : (
                  <Cut text={error} mono />
                )}
              </Cell>
              <Cell className={`${CARD_CELL} max-sm:col-start-2 max-sm:row-start-2 max-sm:text-12`}>
                <span className="block truncate">
                  <HostileText text={apps.length > 2 ? `${apps.length} apps` : apps.join(', ')} />
                </span>
              </Cell>
              <Cell quiet className={NO_WHO}>
                {counted(people, 'person', 'people')}
              </Cell>
              <Cell quiet className={`${CARD_CELL} max-sm:col-start-3 max-sm:row-start-1 max-sm:text-12`}>
                <Time at={last} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </OverviewSection>
  )
}
