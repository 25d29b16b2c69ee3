import Plus from 'lucide-react/icons/plus'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Page } from '@/components/shell/page'
import { ViewsMenu } from '@/components/task/list/views-menu'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { requireSession } from '@/lib/server/session/current'
import { listTaskViews } from '@/lib/server/task-views'
import { theDatabase } from '@/lib/server/this-process'
import { readTaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'
import { parametersOf } from '../link-fill'
import { TaskListPart } from '../task-list-part'
import { deleteView, saveView } from './views'

export const metadata: Metadata = { title: 'Tasks' }

export default async function TasksPage({ searchParams }: PageProps<'/tasks'>) {
  const session = await requireSession()
  const read = readTaskListAddress(parametersOf(await searchParams))
  const views = theDatabase()
    .then(({ db }) => listTaskViews(db, session))
    .catch(() => undefined)
  const list = <TaskListPart session={session} read={read} place={{}} />
  return (
    <Page
      heading="Tasks"
      actions={
        <>
          <ViewsMenu
            views={await views}
            filters={writeTaskListAddress({ ...read.address, page: 1 })}
            save={saveView}
            remove={deleteView}
          />
          <Link href={paths.newTask()} className={buttonClass({ kind: 'primary' })}>
            <Icon of={Plus} />
            Create task
          </Link>
        </>
      }
    >
      {list}
    </Page>
  )
}
