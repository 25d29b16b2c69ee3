import { TableSkeleton } from '@/components/page-states/skeletons'
import { Page } from '@/components/shell/page'
import { SUBMISSION_COLUMNS } from '@/components/submission/list/submission-table'

export default function Loading() {
  return (
    <Page heading="Submissions">
      <TableSkeleton columns={SUBMISSION_COLUMNS} />
    </Page>
  )
}
