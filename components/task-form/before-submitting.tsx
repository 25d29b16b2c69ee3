import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, use } from 'react'
import { HeadroomGauges } from '@/components/cf-app/headroom-gauges'
import { Outcome } from '@/components/outcome/outcome'
import { TaskName } from '@/components/task/task-head'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/icon'
import { PanelPart } from '@/components/ui/panel'
import { Elapsed, Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { type RecentSubmission, recentSubmissionsQuery } from '@/lib/queries/submission'
import { type TaskChecks, taskChecksQuery } from '@/lib/queries/task-checks'
import { commandOf, type Process } from '@/lib/resources/process'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { type Headroom, headroomOf, memoryOf } from '@/lib/task-form/headroom'
import { type Alike, runningAlike, type Warning, warningsOf } from '@/lib/task-form/warnings'

type BeforeSubmittingProps = {
  given: GivenChecks | undefined
  values: Pick<TaskFormValues, 'app' | 'command' | 'name' | 'memory'>
  /** The chosen template process. */
  template: Process | undefined
}

/** What can be known before submitting, counted anew from what is typed without asking anybody. */
export function BeforeSubmitting({ given, values, template }: BeforeSubmittingProps) {
  const checks = useTaskChecks(values.app, given)
  if (!checks) return null
  const memoryMb = memoryOf(values.memory, template)
  const command = values.command || (template && commandOf(template)) || ''
  return (
    <>
      <HeadroomPart all={headroomOf(checks.quotas, memoryMb)} />
      <WarningsPart
        warnings={warningsOf(checks, memoryMb)}
        alike={runningAlike({ name: values.name, command }, checks.running ?? [])}
        appGuid={values.app}
      />
    </>
  )
}

/** The checks of the address's app as they come with the page; null where they did not come in time. */
export type GivenChecks = { app: string; checks: Promise<TaskChecks | null> }

/** What speaks against a task of an app, once known. Waits, in its Suspense, for what comes with the page. */
export function useTaskChecks(app: string, given: GivenChecks | undefined): TaskChecks | undefined {
  const came = given?.app === app ? use(given.checks) : null
  return useQuery({ ...taskChecksQuery(app), enabled: app !== '', initialData: came ?? undefined }).data
}

/** Each limit that the task would come under, on its scale: used now, and with this task. */
function HeadroomPart({ all }: { all: readonly Headroom[] }) {
  if (all.length === 0) return null
  return (
    <PanelPart>
      <section aria-labelledby="headroom">
        <div className="mb-2 flex items-baseline gap-2">
          <h3 id="headroom" className="text-13 font-head">
            Headroom
          </h3>
          <span className="ml-auto text-12 text-text-3">now, then with this task</span>
        </div>
        <HeadroomGauges all={all} />
      </section>
    </PanelPart>
  )
}

const MOST_ALIKE = 3

/** What speaks against submitting, in one block; nothing of it blocks. */
function WarningsPart({
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

/** What was sent for the address's app lately, as it comes with the page. */
export type GivenRecent = { app: string; submissions: Promise<RecentSubmission[]> }

/** Names what the operator sent for this app lately, where there is something. Waits for what comes with the page. */
export function RecentPart({ app, given }: { app: string; given: GivenRecent | undefined }) {
  const came = given?.app === app ? use(given.submissions) : undefined
  const { data } = useQuery({ ...recentSubmissionsQuery(app), initialData: came })
  return data && data.length > 0 ? <RecentSubmissions submissions={data} /> : null
}

/** What the operator sent for this app lately, so that nobody sends a second time what is still open (P1). */
function RecentSubmissions({ submissions }: { submissions: readonly RecentSubmission[] }) {
  return (
    <PanelPart>
      <h3 className="mb-1.5 text-12 text-text-3">You sent for this app lately</h3>
      <ul className="grid gap-1.5">
        {submissions.map(({ id, outcome, name, command, recordedAt }) => (
          <li key={id} className="flex min-w-0 items-center gap-2 text-12">
            <Outcome outcome={outcome} />
            <Link
              href={paths.submission(id)}
              prefetch={false}
              className={`min-w-0 flex-1 truncate font-mono ${linkClass}`}
            >
              <HostileText text={name || command || id} />
            </Link>
            <span className="text-text-3">
              <Time at={recordedAt} />
            </span>
          </li>
        ))}
      </ul>
    </PanelPart>
  )
}
