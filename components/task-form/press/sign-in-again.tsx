import { useState } from 'react'
import { SignInForm, type SignInResult } from '@/components/shell/sign-in-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Ticket } from '@/lib/submission/submission'

/** Signs in without leaving the page; gives an id for the next press when it worked. */
export type SignInAgainAction = (
  before: SignInResult,
  form: FormData,
) => Promise<SignInResult & { ticket?: Ticket }>

type SignInAgainProps = {
  userName: string
  action: SignInAgainAction
  onSignedIn: (ticket: Ticket) => void
}

const NO_ANSWER: SignInResult & { ticket?: Ticket } = {
  problem: { message: 'The console did not answer.', next: 'Try again in a moment.', own: true },
}

/** The session ended under the form: sign in over it, everything typed stays as it is. */
export function SignInAgain({ userName, action, onSignedIn }: SignInAgainProps) {
  const [isClosed, setClosed] = useState(false)
  if (isClosed) return null
  const signIn = async (before: SignInResult, form: FormData) => {
    const result = await action(before, form).catch(() => NO_ANSWER)
    if (result.ticket) onSignedIn(result.ticket)
    return result
  }
  return (
    <Dialog
      title="Sign in"
      onClose={() => setClosed(true)}
      actions={<Button onClick={() => setClosed(true)}>Not now</Button>}
    >
      <p>Your session ended. What you typed is kept: sign in, then go on where you were.</p>
      <SignInForm action={signIn} username={userName} idPrefix="sign-in-again" />
    </Dialog>
  )
}
