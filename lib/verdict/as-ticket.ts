import { codeBlock, codeSpan } from '../markdown'
import type { Judged, QuotedLine } from '../queries/verdict'
import { shortReason, stateWord, type Task } from '../resources/task'
import { durationMs } from '../resources/task-runs'
import { printKnownMegabytes } from '../size'
import { LEFT_OUT, leaveSecretsOut, looksSecret } from '../task-form/copies/secrets'
import { printDuration } from '../time'

/** What a ticket tells of a task; what is not known is not mentioned. */
export type TaskTicket = {
  task: Task
  judged?: Judged
  /** Since when it fails, in a sentence. */
  since?: string
  app?: { guid: string; name: string }
  /** `organization / space`. */
  place?: string
  createdBy?: string
  /** The number of the droplet's revision. */
  revision?: number
  /** Address and version of the API. */
  api: string
  apiVersion: string
  /** The task's page in this console. */
  address: string
}

/**
 * A task in Markdown, for a ticket: what it was, why it failed by what lines, on which versions, and where to look.
 * Whatever a program or a person wrote stands in code, where it can do nothing; what looks secret, and every annotation,
 * is left out (S34).
 */
export function taskAsTicket(facts: TaskTicket): string {
  const { task, judged, since } = facts
  const verdict = judged?.verdict
  const quoted = [...(verdict?.lines ?? []), ...(verdict?.contradiction?.lines ?? [])]
  const pro = quoted.filter(({ weight }) => weight === 'for')
  const contra = quoted.filter(({ weight }) => weight === 'against')
  return [
    `**Task ${codeSpan(leaveSecretsOut(task.name))} #${task.sequence_id} ${stateWord(task)}**`,
    ...(verdict
      ? [
          `${said(verdict.sentence)}${verdict.cause === 'none' ? '' : ` (${verdict.cause}, ${verdict.grade})`}`,
        ]
      : []),
    ...(verdict?.contradiction && verdict.cause !== 'none' ? [said(verdict.contradiction.sentence)] : []),
    ...(since ? [said(since)] : []),
    factsOf(facts)
      .map(([name, text]) => `- ${name}: ${codeSpan(text)}`)
      .join('\n'),
    ...(pro.length > 0 ? ['Lines that carry it:', quotes(pro)] : []),
    ...(contra.length > 0 ? ['Lines against it:', quotes(contra)] : []),
    ...(verdict?.next ? [`Next: ${said(verdict.next.what)}`] : []),
    `<${facts.address}>`,
    '',
  ].join('\n\n')
}

/** A sentence that may hold words of a program: its marks are no Markdown. */
const said = (sentence: string): string =>
  leaveSecretsOut(sentence).replace(/[\\`*_{}[\]<>#|~@!]/g, (mark) => `\\${mark}`)

const NS_PER_MS = 1_000_000n

const quotes = (lines: readonly QuotedLine[]): string =>
  codeBlock(
    lines
      .map(({ at, stream, from, text }) => {
        const instant = at === '0' ? '' : `${new Date(Number(BigInt(at) / NS_PER_MS)).toISOString()} `
        return `${instant}${from === 'cell' ? 'CELL' : stream} ${leaveSecretsOut(text)}`
      })
      .join('\n'),
  )

function factsOf({ task, app, place, createdBy, revision, api, apiVersion }: TaskTicket): [string, string][] {
  const took = durationMs(task)
  const labels = Object.entries(task.metadata.labels).map(
    ([key, value]) => `${key}=${looksSecret(key) ? LEFT_OUT : leaveSecretsOut(value ?? '')}`,
  )
  const all: [string, string | undefined][] = [
    ['Task', task.guid],
    ['App', app && `${app.name} ${app.guid}`.trim()],
    ['Place', place],
    ['Reason', shortReason(task) && leaveSecretsOut(shortReason(task) ?? '')],
    ['Created', `${task.created_at}${createdBy ? ` by ${createdBy}` : ''}`],
    ['Ended', took === undefined ? undefined : `${task.updated_at}, after ${printDuration(took)}`],
    ['Command', task.command ? leaveSecretsOut(task.command) : undefined],
    ['Memory', printKnownMegabytes(task.memory_in_mb)],
    ['Disk', printKnownMegabytes(task.disk_in_mb)],
    [
      'Droplet',
      task.droplet_guid
        ? `${task.droplet_guid}${revision === undefined ? '' : `, revision ${revision}`}`
        : undefined,
    ],
    ['Labels', labels.join(', ') || undefined],
    ['API', `${api}${apiVersion && `, version ${apiVersion}`}`],
  ]
  return all.flatMap(([name, text]): [string, string][] => (text ? [[name, text]] : []))
}
