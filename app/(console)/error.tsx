'use client'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

/** A bug of ours: the log has the rest under the same number. Nothing of the error itself is shown. */
export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <div role="alert">
      <Empty
        title="The console could not show this page"
        look="bad"
        level="h1"
        action={<Button onClick={reset}>Read again</Button>}
      >
        Something in the console failed.{' '}
        {error.digest && (
          <>
            Tell support the number <code className="text-12">{error.digest}</code>.
          </>
        )}
      </Empty>
    </div>
  )
}
