import type { Ref } from 'react'
import { Alert } from '@/components/ui/alert'

/** The console did not answer the press: what is known so far, and why pressing again is safe. */
export function NoAnswerAlert({
  isKnownMissing,
  ref,
}: {
  isKnownMissing: boolean
  ref?: Ref<HTMLDivElement>
}) {
  return (
    <Alert id="no-answer" ref={ref} title="No answer from the console">
      {isKnownMissing
        ? 'The console has no record of the press so far. Press Create task again: it is the same submission, and one submission runs at most one task.'
        : 'The press may have arrived. This page keeps asking what became of it. Pressing Create task again is safe: one submission runs at most one task.'}
    </Alert>
  )
}

/** The console was renewed under the open form. */
export function UpdatedAlert({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return (
    <Alert id="updated" ref={ref} title="The console was updated">
      This press was not sent. Copy what you need, then reload the page to continue.
    </Alert>
  )
}
