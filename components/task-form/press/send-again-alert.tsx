import Link from 'next/link'
import type { Ref } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { linkClass } from '@/components/ui/classes'
import { Dialog } from '@/components/ui/dialog'
import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { causeInWords } from '@/lib/submission/cause'
import { WHY_IN_DOUBT } from '@/lib/submission/outcome'
import type { AskingResult, SubmissionRecord } from '@/lib/submission/submission'
import { counted } from '@/lib/words'
import type { usePress } from './use-press'

type SendAgainAlertProps = {
  result: AskingResult
  press: Pick<ReturnType<typeof usePress>, 'sendAgain' | 'isAsking' | 'ask'>
  ref?: Ref<HTMLDivElement>
}

/** The request surely did not arrive, or nobody can say: what was looked for, and sending again as a decision. */
export function SendAgainAlert({ result, press: { sendAgain, isAsking, ask }, ref }: SendAgainAlertProps) {
  const { submission } = result
  if (result.outcome === 'lost')
    return (
      <Alert
        id="lost"
        look="quiet"
        ref={ref}
        title="The request did not arrive"
        foot={<Known submission={submission} />}
        actions={
          <Button kind="plain" onClick={() => void sendAgain(false)}>
            Send again
          </Button>
        }
      >
        <p>
          {looksOf(submission)} found no task with its label
          {submission.lookedAt && (
            <>
              , the last <Time at={submission.lookedAt} />
            </>
          )}
          , and the request can’t be under way any more.
        </p>
      </Alert>
    )
  return (
    <Alert
      id="doubt"
      look="careful"
      ref={ref}
      title="It could not be found out"
      foot={<Known submission={submission} />}
      actions={
        <Button kind="plain" onClick={() => ask(true)}>
          Send again anyway
        </Button>
      }
    >
      <p>{submission.doubt && WHY_IN_DOUBT[submission.doubt]}</p>
      <Candidates submission={submission} />
      {isAsking && (
        <Dialog
          title="Send again anyway?"
          onClose={() => ask(false)}
          actions={
            <>
              <Button onClick={() => ask(false)}>Do not send</Button>
              <Button kind="dangerSolid" onClick={() => void sendAgain(true)}>
                Send again anyway
              </Button>
            </>
          }
        >
          <p>The first request may have created a task. If it did, the command runs a second time.</p>
        </Dialog>
      )}
    </Alert>
  )
}

function Candidates({ submission }: { submission: SubmissionRecord }) {
  if (submission.candidates.length === 0) return null
  return (
    <ul className="mt-2 grid gap-1">
      {submission.candidates.map(({ guid, name, created_at }) => (
        <li key={guid}>
          <Link prefetch={false} href={paths.task(guid)} className={linkClass}>
            <HostileText text={name} />
          </Link>
          , created <Time at={created_at} />
        </li>
      ))}
    </ul>
  )
}

/** What is known all the same: the cause, the errors that came back, the ids support asks for. */
function Known({ submission }: { submission: SubmissionRecord }) {
  const { cause, errors, status, requestId, id } = submission
  return (
    <>
      {cause && <span className="block">Cause: {causeInWords(cause)}</span>}
      {errors.map((error) => (
        <span key={`${error.code} ${error.detail}`} className="block font-mono">
          {status} {error.code} {error.title}: <HostileText text={error.detail} />
        </span>
      ))}
      {requestId && <span className="block">Request {requestId}</span>}
      <span className="block">
        Submission{' '}
        <Link prefetch={false} href={paths.submission(id)} className={linkClass}>
          {id}
        </Link>
      </span>
    </>
  )
}

const looksOf = ({ looks }: SubmissionRecord): string => counted(looks, 'look')
