import { notFound, redirect } from 'next/navigation'
import { ApiFailure, type ApiFailureReason } from '@/components/page-states/api-failure'
import type { Unreadable } from '@/lib/server/http/describe-failure'
import { signInPath } from '@/lib/server/session/current'

const TITLES = {
  app: 'The app could not be read',
  task: 'The task could not be read',
  apps: 'The apps could not be read',
  tasks: 'The tasks could not be read',
  submission: 'The submission could not be shown',
}

type NotShownProps = {
  failure: Unreadable
  what: keyof typeof TITLES
  /** The page's own address, to read it again. */
  here: string
}

/** What stands in a page's place when the API did not give what it is about; an ended session leads to signing in. */
export async function NotShown({ failure, what, here }: NotShownProps) {
  if (failure.kind === 'session-ended') redirect(await signInPath())
  if (failure.kind === 'refused' && failure.status === 404) notFound()
  return <ApiFailure title={TITLES[what]} failure={reasonOf(failure)} readAgain={here} level="h1" />
}

function reasonOf(failure: Exclude<Unreadable, { kind: 'session-ended' }>): ApiFailureReason {
  if (failure.kind === 'refused') return failure
  if (failure.kind === 'bad-request')
    return { kind: 'no-answer', cause: 'the console does not know this request' }
  return { ...failure, cause: failure.detail }
}
