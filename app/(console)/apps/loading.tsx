import { APP_COLUMNS } from '@/components/cf-app/app-table'
import { TableSkeleton } from '@/components/page-states/skeletons'

export default function Loading() {
  return <TableSkeleton columns={APP_COLUMNS} />
}
