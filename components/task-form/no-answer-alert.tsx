import type { Ref } from 'react'
import { Alert } from '@/components/ui/alert'
import { LARGEST_FORM_BYTES, sizeInWords } from './too-large'

/** A usual limit of proxies. What is over it may have been refused by one that hung up before it said so. */
const USUAL_LIMIT_BYTES = 1024 * 1024

/** The console did not answer the press: what is known so far, and why pressing again is safe. */
export function NoAnswerAlert({
  isKnownMissing,
  bytes = 0,
  ref,
}: {
  isKnownMissing: boolean
  /** How long the press was as a request. */
  bytes?: number
  ref?: Ref<HTMLDivElement>
}) {
  const size =
    bytes > USUAL_LIMIT_BYTES
      ? ` This form is ${sizeInWords(bytes)}; a proxy in front of the console may take less.`
      : ''
  return (
    <Alert id="no-answer" ref={ref} title="No answer from the console">
      {isKnownMissing
        ? `The console has no record of the press so far.${size} Press Create task again: it is the same submission, and one submission runs at most one task.`
        : 'The press may have arrived. This page keeps asking what became of it. Pressing Create task again is safe: one submission runs at most one task.'}
    </Alert>
  )
}

/** Refused for its size before the console saw it: the one thing that helps is to send less, or to allow more. */
export function TooLargeAlert({ bytes = 0, ref }: { bytes?: number; ref?: Ref<HTMLDivElement> }) {
  const who =
    bytes > LARGEST_FORM_BYTES
      ? `the console takes ${sizeInWords(LARGEST_FORM_BYTES)}`
      : 'the proxy in front of the console takes less'
  return (
    <Alert id="too-large" ref={ref} title="The task was not created">
      This form is {sizeInWords(bytes)}; {who}. Nothing was sent. Shorten the longest value
      {bytes > LARGEST_FORM_BYTES ? '.' : ', or have the proxy’s limit for request bodies raised.'}
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
