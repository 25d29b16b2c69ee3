import { notFound, redirect } from 'next/navigation'
import { ApiFailure, type ApiFailureReason } from '@/components/page-states/api-failure'
import { TriedAgain } from '@/components/page-states/tried-again'
import { Page } from '@/components/shell/page'
import { describeFailure, type Unreadable } from '@/lib/server/http/respond'
import { signInPath } from '@/lib/server/session/current'
import { theFoundation } from '@/lib/server/this-process'
import { wholeSecond } from '@/lib/time-filter'

const TEXTS = {
  app: { heading: 'App', title: 'The app could not be read' },
  form: { heading: 'Create task', title: 'The app could not be read' },
  task: { heading: 'Task', title: 'The task could not be read' },
  apps: { heading: 'Apps', title: 'The apps could not be read' },
  tasks: { heading: 'Tasks', title: 'The tasks could not be read' },
  submission: { heading: 'Submission', title: 'The submission could not be shown' },
}

type NotShownProps = {
  failure: Unreadable
  what: keyof typeof TEXTS
  /** The page's own address, to read it again. */
  here: string
  /** It is a part of a page that has its heading. */
  isPart?: boolean
}

/**
 * What stands under a page's heading when the API did not give what it is about, and reads itself again while the API
 * is away; an ended session leads to signing in.
 */
export async function NotShown({ failure, what, here, isPart = false }: NotShownProps) {
  if (failure.kind === 'session-ended') redirect(await signInPath())
  if (failure.kind === 'refused' && failure.status === 404) notFound()
  const { heading, title } = TEXTS[what]
  const since = theFoundation().agents.breaker.awaySince()
  const said = (
    <ApiFailure title={title} failure={reasonOf(failure)} readAgain={here} level={isPart ? 'h3' : 'h2'}>
      {failure.kind !== 'refused' && failure.kind !== 'bad-request' && (
        <TriedAgain since={since === undefined ? undefined : wholeSecond(since)} />
      )}
    </ApiFailure>
  )
  return isPart ? said : <Page heading={heading}>{said}</Page>
}

function reasonOf(failure: Exclude<Unreadable, { kind: 'session-ended' }>): ApiFailureReason {
  if (failure.kind === 'refused') return failure
  if (failure.kind === 'not-sent' || failure.kind === 'no-answer')
    return { ...failure, cause: failure.detail }
  return { kind: 'no-answer', cause: describeFailure(failure).detail }
}
