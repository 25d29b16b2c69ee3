'use client'
import { useQuery } from '@tanstack/react-query'
import { NotRead } from '@/components/page-states/not-read'
import { type Overview, overviewQuery } from '@/lib/queries/overview'
import { counted, printCount } from '@/lib/words'
import { DurationFigure } from './duration-figure'
import { FailedLately } from './failed-lately'
import { isDay } from './part-label'
import { Refused } from './refused'
import { RunningNow } from './running-now'
import { OverviewSection } from './section'
import { SuccessFigure } from './success-figure'

/** Four answers, as they change: what runs, what failed, how it went, what was refused. */
export function LiveOverview({ initial }: { initial: Overview }) {
  const { data, dataUpdatedAt, error } = useQuery({
    ...overviewQuery(initial.range),
    initialData: initial,
  })
  return (
    <>
      <p className="mb-3 text-13 empty:hidden">
        <NotRead error={error} since={dataUpdatedAt} />
      </p>
      {data.of > data.read && (
        <p role="status" className="mb-3 text-13 text-text-2">
          Failures, success and duration are of the newest {printCount(data.read)} of {printCount(data.of)}{' '}
          tasks: a shorter range counts all.
        </p>
      )}
      {data.missing > 0 && (
        <p role="status" className="mb-3 text-13 text-careful-text">
          {counted(data.missing, 'task')} of this time can’t be read and {data.missing === 1 ? 'is' : 'are'}{' '}
          not counted: the list of tasks names them.
        </p>
      )}
      <RunningNow overview={data} />
      <FailedLately overview={data} />
      <OverviewSection
        id="success"
        title="Success and duration"
        about={`of what was created in this time${data.summary.parts.some(isDay) ? ', days in UTC' : ''}`}
      >
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
          <SuccessFigure overview={data} />
          <DurationFigure overview={data} />
        </div>
      </OverviewSection>
      <Refused overview={data} />
    </>
  )
}
