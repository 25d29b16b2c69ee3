import type { Metadata } from 'next'
import { NoSuchPage } from '@/components/page-states/not-shown'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFoundPage() {
  return (
    <main id="main" className="mx-auto max-w-form p-6">
      <NoSuchPage />
    </main>
  )
}
