import Plus from 'lucide-react/icons/plus'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Page } from '@/components/shell/page'
import { LiveTasks } from '@/components/task/live-tasks'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { taskList } from '@/lib/server/live/task-list'
import { theServices } from '@/lib/server/services'
import { requireSession } from '@/lib/server/session/current'
import { NotShown } from '../not-shown'

export const metadata: Metadata = { title: 'Tasks' }

export default async function TasksPage() {
  const session = await requireSession()
  const list = await taskList(await theServices(), session)
  if (list.kind !== 'ok') return <NotShown failure={list} what="tasks" here={paths.tasks} />
  const { config } = await theServices()
  return (
    <Page
      heading="Tasks"
      actions={
        <Link href={paths.newTask()} className={buttonClass({ kind: 'primary' })}>
          <Icon of={Plus} />
          Create task
        </Link>
      }
    >
      <LiveTasks initial={list.body} hiddenLabel={config.submissionLabel} />
    </Page>
  )
}
