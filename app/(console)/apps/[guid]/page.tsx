import Plus from 'lucide-react/icons/plus'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { AppFacts } from '@/components/cf-app/app-facts'
import { MainAndSide, Page } from '@/components/shell/page'
import { LiveTasks } from '@/components/task/live-tasks'
import { buttonClass } from '@/components/ui/button'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { taskList } from '@/lib/server/live'
import { requireSession } from '@/lib/server/session/current'
import { theConfig } from '@/lib/server/this-process'
import { NotShown } from '../../not-shown'

export const metadata: Metadata = { title: 'App' }

export default async function AppPage({ params }: PageProps<'/apps/[guid]'>) {
  const session = await requireSession()
  const { guid } = await params
  const [options, list] = await Promise.all([readTaskOptions(session, guid), taskList(session, guid)])
  if (options.kind !== 'ok') return <NotShown failure={options} what="app" here={paths.app(guid)} />
  const { app } = options.body
  return (
    <Page
      heading={<HostileText text={app.name} />}
      breadcrumbs={<AppBreadcrumbs app={app} isHere />}
      actions={
        <Link href={paths.newTask(guid)} className={buttonClass({ kind: 'primary' })}>
          <Icon of={Plus} />
          Create task
        </Link>
      }
    >
      <MainAndSide
        main={
          <section aria-labelledby="tasks">
            <h2 id="tasks" className="mb-2 text-16 font-head">
              Tasks
            </h2>
            {list.kind === 'ok' ? (
              <LiveTasks initial={list.body} app={app} hiddenLabel={theConfig().submissionLabel} />
            ) : (
              <NotShown failure={list} what="tasks" here={paths.app(guid)} isPart />
            )}
          </section>
        }
        side={<AppFacts options={options.body} />}
      />
    </Page>
  )
}
