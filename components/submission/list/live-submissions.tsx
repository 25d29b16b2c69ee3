'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, useRef } from 'react'
import { NotRead } from '@/components/page-states/not-read'
import { Button, buttonClass } from '@/components/ui/button'
import { useRowKeys } from '@/components/ui/choice/use-row-keys'
import { Empty } from '@/components/ui/empty'
import { paths } from '@/lib/paths'
import { isSessionEnded } from '@/lib/queries/get-json'
import {
  type ListedSubmission,
  type SubmissionList,
  submissionListQuery,
} from '@/lib/queries/submission-list'
import { OUTCOMES, type Outcome } from '@/lib/submission/outcome'
import { SubmissionTable } from './submission-table'

type LiveSubmissionsProps = {
  initial: SubmissionList
  /** The filters as the address has them; '' without. */
  filters: string
  /** The bar of filters, at whose right the count stands. */
  bar: ReactNode
  /** What is to know of the filters. */
  note: ReactNode
}

/** The journal, as it changes. When it can't be read any more, what was last known stays, with its age. */
export function LiveSubmissions({ initial, filters, bar, note }: LiveSubmissionsProps) {
  const table = useRef<HTMLDivElement>(null)
  useRowKeys(table)
  const list = useInfiniteQuery({
    ...submissionListQuery(filters),
    initialData: { pages: [initial], pageParams: [''] },
  })
  const { data, dataUpdatedAt, error, hasNextPage, isFetchingNextPage } = list
  const isOlderUnread = list.isFetchNextPageError && !isSessionEnded(error)
  const submissions = withoutTwins(data.pages)
  const missing = data.pages[0]?.missing
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {bar}
        <p className="ml-auto text-12 text-text-3">
          <span className="text-text tabular-nums">{submissions.length}</span>{' '}
          {submissions.length === 1 ? 'submission' : 'submissions'}
          {hasNextPage && ', older ones below'}
          {countsOf(submissions) && <span className="ml-3">{countsOf(submissions)}</span>}
        </p>
      </div>
      {note}
      <p className="mb-3 text-13 empty:hidden">
        <NotRead error={isOlderUnread ? null : error} since={dataUpdatedAt} />
      </p>
      {missing && (
        <p role="status" className="mb-3 text-13 text-careful-text">
          Only your own are shown for certain: what of others you may see could not be asked. {missing}
        </p>
      )}
      {submissions.length === 0 ? (
        <Nothing isFiltered={filters !== ''} hasOlder={hasNextPage} isOwnOnly={Boolean(missing)} />
      ) : (
        <div ref={table}>
          <SubmissionTable submissions={submissions} />
        </div>
      )}
      {hasNextPage && (
        <div className="mt-3 flex items-center gap-3">
          <Button
            dense
            busy={isFetchingNextPage}
            busyWord="Loading"
            onClick={() => void list.fetchNextPage()}
          >
            Load older
          </Button>
          {isOlderUnread && (
            <span role="status" className="text-13 text-bad-text">
              Older ones could not be read. Press again.
            </span>
          )}
        </div>
      )}
    </>
  )
}

/** One that came while pages were read may be at the end of one and at the begin of the next. */
function withoutTwins(pages: readonly SubmissionList[]): ListedSubmission[] {
  return [...new Map(pages.flatMap((page) => page.submissions).map((one) => [one.id, one])).values()]
}

/** What support looks for is counted; what went well is the rest. */
const COUNTED: readonly Outcome[] = OUTCOMES.filter((outcome) => outcome !== 'accepted')

function countsOf(submissions: readonly ListedSubmission[]): string {
  return COUNTED.flatMap((outcome) => {
    const count = submissions.filter((one) => one.outcome === outcome).length
    return count === 0 ? [] : [`${count} ${outcome}`]
  }).join(', ')
}

type NothingProps = {
  isFiltered: boolean
  hasOlder: boolean
  /** What of others may be seen could not be asked. */
  isOwnOnly: boolean
}

function Nothing({ isFiltered, hasOlder, isOwnOnly }: NothingProps) {
  if (hasOlder)
    return (
      <Empty title="None of the newest is one you may see" look="plain">
        Older ones may be: load them below.
      </Empty>
    )
  if (isFiltered)
    return (
      <Empty
        title="No submission fits these filters"
        action={
          <Link href={paths.submissions()} className={buttonClass()}>
            Show all
          </Link>
        }
      >
        The journal may hold some that you may not see, and it keeps them for some time only.
      </Empty>
    )
  return (
    <Empty
      title={isOwnOnly ? 'Nothing of your own was submitted yet' : 'Nothing was submitted yet'}
      action={
        <Link href={paths.newTask()} className={buttonClass({ kind: 'primary' })}>
          Create task
        </Link>
      }
    >
      Each press of Create task is recorded here before it is sent, refused ones too: your own, and those of
      apps you may read.
    </Empty>
  )
}
