'use client'
import { PageError } from '@/components/page-states/page-error'

export default function PublicError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main id="main" className="mx-auto max-w-form p-6">
      <PageError digest={error.digest} readAgain={reset} />
    </main>
  )
}
