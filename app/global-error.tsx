'use client'
import { PageError } from '@/components/page-states/page-error'

/** In the place of the whole document, where even a layout failed; the styles it came with are still there. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-form p-6">
          <PageError digest={error.digest} readAgain={reset} />
        </main>
      </body>
    </html>
  )
}
