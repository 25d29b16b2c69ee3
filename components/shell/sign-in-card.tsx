import { Empty } from '@/components/ui/empty'
import { Mark } from './page'
import { SignInForm, type SignInResult } from './sign-in-form'

type SignInCardProps = {
  foundationName: string
  apiOrigin: string
  action: (before: SignInResult, form: FormData) => Promise<SignInResult>
  /** Kept in the form: where to go after. */
  next?: string
  /** Said above the form: why one is here, such as a session that ended. */
  reason?: string
  /** The names of the embedded foundation's accounts, where that is the foundation. */
  accounts?: readonly string[]
}

/** The whole sign-in page: which foundation, the form, and for the embedded one its accounts. */
export function SignInCard({ foundationName, apiOrigin, action, next, reason, accounts }: SignInCardProps) {
  return (
    <main id="main" className="grid min-h-screen place-content-center justify-items-center p-4">
      <div className="w-card max-w-full">
        <div className="mb-5 flex items-center gap-2.5 font-label">
          <Mark size="card" />
          CF Task Console
        </div>
        <section aria-labelledby="sign-in" className="rounded-3 border border-hairline bg-surface p-6">
          <div className="mb-5 flex gap-2">
            <span aria-hidden="true" className="my-1 w-0.75 shrink-0 rounded-1 bg-careful" />
            <div className="min-w-0">
              <h1 id="sign-in" className="text-20 font-head wrap-anywhere">
                Sign in to <bdi>{foundationName}</bdi>
              </h1>
              <p className="mt-0.5 font-mono text-12 wrap-anywhere text-text-3">{apiOrigin}</p>
            </div>
          </div>
          {reason && <p className="mb-4 text-13 text-text-2">{reason}</p>}
          <SignInForm action={action} next={next} />
        </section>
        {accounts && (
          <div className="mt-4">
            <Empty title="This is the embedded foundation" look="note">
              Its accounts are <code className="text-12">{accounts.join(', ')}</code>. Their password, or the
              file that holds it, was printed when it started.
            </Empty>
          </div>
        )}
        <p className="mt-4 text-12 text-text-3">Your token stays on the server, never in the browser.</p>
      </div>
    </main>
  )
}
