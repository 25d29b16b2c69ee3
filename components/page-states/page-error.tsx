import { DATABASE_AWAY } from '@/lib/error-digest'

/**
 * A bug of ours, or a console that did not answer: the log has the rest under the same number, nothing of it is
 * shown. Built of nothing else, since every page carries it.
 */
export function PageError({ digest, readAgain }: { digest?: string; readAgain: () => void }) {
  return (
    <div role="alert" className="rounded-3 border border-bad-line bg-bad-tint px-6 pt-5 pb-6">
      <h1 className="text-14 font-head tracking-plain">The console could not show this page</h1>
      <p className="mt-0.5 max-w-prose text-13 text-text-2">
        {digest === DATABASE_AWAY ? (
          'Its database does not answer, so nothing is sent either. It goes on by itself once the database is back.'
        ) : (
          <>
            Something in the console failed, or it did not answer.{' '}
            {digest && (
              <>
                Tell support the number <code className="text-12">{digest}</code>.
              </>
            )}
          </>
        )}
      </p>
      <button
        type="button"
        onClick={readAgain}
        className="mt-3 h-control rounded-2 border border-edge bg-surface px-3 text-13 font-label hover:bg-hover"
      >
        Read again
      </button>
    </div>
  )
}
