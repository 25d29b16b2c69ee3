import Plus from 'lucide-react/icons/plus'
import type { Metadata } from 'next'
import Link from 'next/link'
import { cache, Suspense } from 'react'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { AppFacts } from '@/components/cf-app/app-facts'
import { AppHeadroom } from '@/components/cf-app/app-headroom'
import { MainAndSide, Page } from '@/components/shell/page'
import { buttonClass } from '@/components/ui/button'
import { HostileText, plainVisible } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { checksInTime } from '@/lib/server/checks/read-task-checks'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { currentSession, requireSession } from '@/lib/server/session/current'
import type { Session } from '@/lib/server/session/session'
import { theConfig, theDatabase } from '@/lib/server/this-process'
import { readTaskListAddress } from '@/lib/task-list/address'
import { parametersOf } from '../../link-fill'
import { NotShown } from '../../not-shown'
import { TaskListPart } from '../../task-list-part'

/** Title and page are of one reading. */
const readOptions = cache(readTaskOptions)

export async function generateMetadata({ params }: PageProps<'/apps/[guid]'>): Promise<Metadata> {
  const session = await currentSession()
  if (!session) return {}
  const options = await readOptions(session, (await params).guid)
  return { title: options.kind === 'ok' ? plainVisible(options.body.app.name) : 'App' }
}

export default async function AppPage({ params, searchParams }: PageProps<'/apps/[guid]'>) {
  const session = await requireSession()
  const { guid } = await params
  const read = readTaskListAddress(parametersOf(await searchParams))
  const [options, tasks] = await Promise.all([
    readOptions(session, guid),
    TaskListPart({ session, read, place: { appGuid: guid } }),
  ])
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
            {tasks}
          </section>
        }
        side={
          <>
            <AppFacts options={options.body} />
            <Suspense>
              <Headroom session={session} guid={guid} />
            </Suspense>
          </>
        }
      />
    </Page>
  )
}

/** Comes when it comes: quotas and what is used of them take several requests. */
async function Headroom({ session, guid }: { session: Session; guid: string }) {
  const { db } = await theDatabase()
  const checks = await checksInTime({ db, config: theConfig() }, session, guid)
  return <AppHeadroom uses={checks?.quotas} />
}
