import { causeText } from '@/lib/submission/cause'
import { codeBlock, codeSpan } from '../../markdown'
import type { SubmissionRecord } from '../../submission/submission'
import { FIELDS, isGiven, type TaskFormValues, TOLD_FIELDS } from '../fields'
import { LEFT_OUT, leaveSecretsOut, looksSecret } from './secrets'

/** What a ticket tells of a submission; what is not known is not mentioned. */
type TicketFacts = {
  submission: SubmissionRecord
  taskName?: string
  app?: { guid: string; name: string }
  /** `organization / space`. */
  place?: string
  userName?: string
  /** What was asked for; null where that is not shown. */
  values?: TaskFormValues | null
}

/**
 * A submission in Markdown, for a ticket: everything support asks for. Whatever somebody typed or the API said stands
 * in code, where it can do nothing; ids stay; what looks secret and every annotation is left out (S34).
 */
export function asTicket(facts: TicketFacts): string {
  const { submission, values } = facts
  const errors = submission.errors.map(({ code, title, detail }) => `${code} ${title}: ${detail}`)
  return [
    `**Task submission ${submission.outcome}**`,
    lines(facts)
      .map(([name, text]) => `- ${name}: ${codeSpan(text)}`)
      .join('\n'),
    ...(errors.length > 0 ? ['As the API said:', codeBlock(withoutSecrets(errors.join('\n'), values))] : []),
    ...(values ? ['As asked for, secrets left out:', codeBlock(asked(values))] : []),
    '',
  ].join('\n\n')
}

function lines({ submission, taskName, app, place, userName, values }: TicketFacts): [string, string][] {
  const { id, recordedAt, answeredAt, status, requestId, taskGuid, cause, resends } = submission
  const all: [string, string | number | null | undefined][] = [
    ['Submission', id],
    ['Name', taskName && leaveSecretsOut(taskName)],
    ['App', app && `${app.name} ${app.guid}`.trim()],
    ['Place', place],
    ['Who', userName],
    ['Recorded', recordedAt],
    ['Answered', answeredAt],
    ['Status', status],
    ['Request id', requestId],
    ['Task', taskGuid],
    ['Cause', cause && withoutSecrets(causeText(cause), values)],
    ['Sent again for', resends],
  ]
  return all.flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
}

/** The API echoes what was typed, annotations too. Shorter ones would blot out half of the text. */
const ECHO_MIN_CHARACTERS = 4

function withoutSecrets(text: string, values: TaskFormValues | null | undefined): string {
  const echoed = [
    ...(values?.annotations ?? []),
    ...(values?.labels ?? []).filter(({ key }) => looksSecret(key)),
  ].map(({ value }) => value)
  return leaveSecretsOut(
    echoed
      .filter(({ length }) => length >= ECHO_MIN_CHARACTERS)
      // One may be a part of another.
      .sort((one, other) => other.length - one.length)
      .reduce((left, value) => left.replaceAll(value, LEFT_OUT), text),
  )
}

function asked(values: TaskFormValues): string {
  const fields = TOLD_FIELDS.flatMap((field) =>
    values[field] === '' ? [] : [`${FIELDS[field].word}: ${leaveSecretsOut(values[field])}`],
  )
  const labels = values.labels
    .filter(isGiven)
    .map(({ key, value }) => `label: ${key}=${looksSecret(key) ? LEFT_OUT : leaveSecretsOut(value)}`)
  const annotations = values.annotations.filter(isGiven).map(({ key }) => `annotation: ${key}=${LEFT_OUT}`)
  return [...fields, ...labels, ...annotations].join('\n')
}
