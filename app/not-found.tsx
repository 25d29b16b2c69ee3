import type { Metadata } from 'next'
import { NoSuchPage } from '@/components/page-states/not-shown'
import { BarePage } from '@/components/shell/bare-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFoundPage() {
  return (
    <BarePage>
      <NoSuchPage />
    </BarePage>
  )
}
