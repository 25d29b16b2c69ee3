'use client'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

/** A bug of ours, or a console that did not answer: the log has the rest under the same number, nothing of it is shown. */
export function PageError({ digest, readAgain }: { digest?: string; readAgain: () => void }) {
  return (
    <div role="alert">
      <Empty
        title="The console could not show this page"
        look="bad"
        level="h1"
        action={<Button onClick={readAgain}>Read again</Button>}
      >
        Something in the console failed, or it did not answer.{' '}
        {digest && (
          <>
            Tell support the number <code className="text-12">{digest}</code>.
          </>
        )}
      </Empty>
    </div>
  )
}
