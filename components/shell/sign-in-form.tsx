'use client'
import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldProblem, type ProblemWords } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

/** What an attempt came to. Only a failed one is seen here: after the other the page is left. */
export type SignInResult = {
  problem?: ProblemWords
  /** The field to mend; the focus goes there. Unset where neither is to blame: the password, gone, gets it. */
  at?: 'username' | 'password'
  /** Kept, so that it need not be typed again. The password never comes back. */
  username?: string
}

type SignInFormProps = {
  action: (before: SignInResult, form: FormData) => Promise<SignInResult>
  next?: string
  /** The name of who was signed in, where the session ended under a form. */
  username?: string
  /** Ids must differ where two forms could be in one document. */
  idPrefix?: string
}

/** Username and password. It works without scripts as well. */
export function SignInForm({ action, next, username = '', idPrefix = 'sign-in' }: SignInFormProps) {
  const [result, submit, isSending] = useActionState(action, {})
  const form = useRef<HTMLFormElement>(null)
  const { problem, at } = result
  const problemId = `${idPrefix}-problem`
  // The answer comes later than any event of ours: only here is it on the page.
  useEffect(() => {
    if (!problem) return
    const field = form.current?.elements.namedItem(at ?? 'password')
    if (field instanceof HTMLElement) field.focus()
  }, [problem, at])
  // Who it is, is known: the password is what is missing.
  useEffect(() => {
    const field = username && form.current?.elements.namedItem('password')
    if (field instanceof HTMLElement) field.focus()
  }, [username])
  const wrong = (field: 'username' | 'password') =>
    problem && field === at ? { 'aria-invalid': true as const, 'aria-describedby': problemId } : {}

  return (
    <form ref={form} action={submit} className="grid gap-4">
      {next && <input type="hidden" name="next" value={next} />}
      <Field id={`${idPrefix}-username`} label="Username">
        {(wiring) => (
          <TextInput
            {...wiring}
            {...wrong('username')}
            name="username"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
            required
            defaultValue={result.username ?? username}
          />
        )}
      </Field>
      <Field id={`${idPrefix}-password`} label="Password">
        {(wiring) => (
          <TextInput
            {...wiring}
            {...wrong('password')}
            type="password"
            name="password"
            autoComplete="current-password"
            required
          />
        )}
      </Field>
      <div role="alert" className="empty:hidden">
        <FieldProblem id={problemId} problem={problem} />
      </div>
      <Button kind="primary" type="submit" busy={isSending} busyWord="Signing in">
        Sign in
      </Button>
    </form>
  )
}
