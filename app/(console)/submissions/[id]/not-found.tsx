import { NotShown } from '@/components/page-states/not-shown'

export default function NotFound() {
  return <NotShown what="submission" />
}
