import Link from 'next/link'
import { OutcomeInRow } from '@/components/outcome/outcome'
import { classes, nameLinkClass } from '@/components/ui/classes'
import { Cut, HostileText, plainVisible } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, type Column, Row, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { ListedSubmission } from '@/lib/queries/submission-list'
import { causeInWords } from '@/lib/submission/cause'
import { printDuration } from '@/lib/time'
import { counted } from '@/lib/words'

/** What a narrow page leaves out first: the submission's own page has it all. */
const NO_WHO = '@max-six:hidden'

const NO_ERROR = '@max-five:hidden'

export const SUBMISSION_COLUMNS: readonly Column[] = [
  { name: 'Outcome', width: 'w-30' },
  { name: 'Name', width: 'w-75 @max-six:w-52 @max-five:w-auto' },
  { name: 'App', width: 'w-52 @max-five:w-41' },
  { name: 'Who', width: 'w-34', hidden: NO_WHO },
  { name: 'When', width: 'w-26', descends: true },
  { name: 'HTTP', width: 'w-16', numeric: true },
  { name: 'First error', hidden: NO_ERROR },
]

/** Names up to here have room nearly everywhere; a tip that repeats what one reads is noise. */
const CUT_FROM_CHARACTERS = 36

/** Submissions, one row each; on a phone two lines each. */
export function SubmissionTable({ submissions }: { submissions: readonly ListedSubmission[] }) {
  return (
    <Table name="Submissions, newest first" columns={SUBMISSION_COLUMNS} cards>
      {submissions.map((submission) => (
        <SubmissionRow key={submission.id} submission={submission} />
      ))}
    </Table>
  )
}

function SubmissionRow({ submission }: { submission: ListedSubmission }) {
  const { id, outcome, taskName, userName, recordedAt, status } = submission
  return (
    <Row cards>
      <Cell className={classes(CARD_CELL, 'max-sm:row-span-2 max-sm:pt-0.5')}>
        <OutcomeInRow outcome={outcome} />
      </Cell>
      <Cell className={CARD_CELL}>
        <Link
          href={paths.submission(id)}
          data-tip={taskName.length > CUT_FROM_CHARACTERS ? plainVisible(taskName) : undefined}
          className={classes(nameLinkClass, 'tip block')}
        >
          <span className="block truncate">
            {taskName === '' ? (
              <span className="font-text text-text-3">no name given</span>
            ) : (
              <HostileText text={taskName} />
            )}
          </span>
        </Link>
      </Cell>
      <Cell className={classes(CARD_CELL, 'max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate')}>
        <Place submission={submission} />
      </Cell>
      <Cell className={classes(NO_WHO, 'truncate text-text-2 max-sm:hidden')}>
        <HostileText text={userName} />
      </Cell>
      <Cell
        quiet
        className={classes(
          CARD_CELL,
          'max-sm:col-start-3 max-sm:row-start-2 max-sm:text-right max-sm:text-12',
        )}
      >
        <Time at={recordedAt} />
      </Cell>
      <Cell numeric className={classes(CARD_CELL, 'max-sm:col-start-3 max-sm:row-start-1')}>
        {status === null ? (
          <span className="text-text-3">
            <span aria-hidden="true">–</span>
            <span className="sr-only">no answer</span>
          </span>
        ) : (
          <span className="font-mono text-12">{status}</span>
        )}
      </Cell>
      <Cell className={classes(NO_ERROR, 'max-sm:hidden')}>
        <Said submission={submission} />
      </Cell>
    </Row>
  )
}

function Said({ submission }: { submission: ListedSubmission }) {
  const said = saidOf(submission)
  if (!said) return null
  if (said.by === 'nobody') return <span className="block truncate text-12 text-text-3">{said.text}</span>
  return <Cut text={said.text} mono={said.by === 'api'} />
}

/** Names as they were at the press. */
function Place({ submission: { app, organization, space } }: { submission: ListedSubmission }) {
  if (app.name === '') return <span className="block truncate font-mono text-12 text-text-3">{app.guid}</span>
  return (
    <>
      <span className="block truncate max-sm:mr-1 max-sm:inline max-sm:text-12 max-sm:text-text-2">
        <HostileText text={app.name} />
      </span>{' '}
      <span className="block truncate text-12 leading-3.5 text-text-3 max-sm:inline">
        <HostileText text={`${organization.name} / ${space.name}`} />
      </span>
    </>
  )
}

/** What a row says in its last column: the API's words, ours, or that there are words which are not shown. */
type SaidOf = { by: 'api' | 'us' | 'nobody'; text: string }

const SHOWN_TO = 'shown to those who may read the app’s secrets'

/** The first error of a submission, or what is to know of it otherwise. */
export function saidOf(submission: ListedSubmission): SaidOf | undefined {
  const { outcome, error, isOutline } = submission
  if (isOutline && (error !== null || outcome === 'rejected' || outcome === 'lost'))
    return { by: 'nobody', text: error === null ? SHOWN_TO : `${error}; the rest is ${SHOWN_TO}` }
  if (error !== null) return { by: 'api', text: error }
  const text = ourWords(submission)
  return text === '' ? undefined : { by: 'us', text }
}

function ourWords({ outcome, cause, looks, status, recordedAt, settledAt }: ListedSubmission): string {
  const looked = looks === 0 ? '' : counted(looks, 'look')
  switch (outcome) {
    case 'sending':
    case 'rejected':
      return cause ? causeInWords(cause) : ''
    case 'unknown':
    case 'lost':
      return [cause ? causeInWords(cause) : '', looked].filter(Boolean).join('; ')
    case 'accepted': {
      const wasAnswered = status !== null && status < 300
      if (wasAnswered || looks === 0 || settledAt === null) return ''
      return `found by its label after ${printDuration(Date.parse(settledAt) - Date.parse(recordedAt))}`
    }
  }
}
