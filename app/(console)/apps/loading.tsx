import { APP_COLUMNS } from '@/components/cf-app/app-columns'
import { TableSkeleton } from '@/components/page-states/skeletons'
import { Page } from '@/components/shell/page'

export default function Loading() {
  return (
    <Page heading="Apps">
      <TableSkeleton columns={APP_COLUMNS} />
    </Page>
  )
}
