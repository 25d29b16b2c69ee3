import { FormSkeleton } from '@/components/page-states/skeletons'

export default function Loading() {
  return <FormSkeleton />
}
