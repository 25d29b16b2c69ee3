import 'server-only'
import * as z from 'zod'
import type { Task } from '@/lib/resources/task'
import { type LogLine, logLineSchema } from '@/lib/resources/task'
import type { Database } from '../db/connection'
import { type SealingKey, seal, unseal } from '../session/seal'
import { findSubmissionOfTask } from './journal/find'
import { keepEnd } from './journal/known-later'
import type { SubmissionRow } from './journal/row'

/** What is kept of the output, sealed: whole lines, the newest, within so many characters. */
const MOST_LINES = 200
const MOST_CHARACTERS = 256 * 1024

/** Where the end of a task is kept, and what its lines are sealed with. */
export type Journal = { db: Database; sealingKey: SealingKey }

const linesOf = (id: string) => `${id}:lines`

/**
 * Keeps with its submission how a task ended and what it wrote last, since the log cache forgets in minutes and the
 * API in a month. A task that no submission knows of is left alone. `lines` null: they could not be read, which takes
 * away none that are kept. `isSettling`: more lines may still come, so those that are kept are replaced; later only
 * where there are none.
 */
export async function keepTaskEnd(
  { db, sealingKey }: Journal,
  foundation: string,
  { task, lines, isSettling }: { task: Task; lines: readonly LogLine[] | null; isSettling: boolean },
): Promise<void> {
  const row = await findSubmissionOfTask(db, foundation, task.guid)
  if (!row) return
  const kept = readLastLines(sealingKey, row) ?? []
  const isMore = lines !== null && lines.length > 0 && (isSettling || kept.length === 0)
  if (row.endState !== null && !isMore) return
  await keepEnd(db, row.id, {
    state: task.state,
    reason: task.result.failure_reason ?? null,
    endedAt: Number.isNaN(Date.parse(task.updated_at)) ? new Date() : new Date(task.updated_at),
    lastLines: seal(sealingKey, linesOf(row.id), JSON.stringify(newest(isMore ? lines : kept))),
  })
}

/** The lines that were kept with a submission, oldest first; undefined where there are none, or they do not open. */
export function readLastLines(
  sealingKey: SealingKey,
  row: Pick<SubmissionRow, 'id' | 'lastLines'>,
): LogLine[] | undefined {
  if (row.lastLines === null) return undefined
  const text = unseal(sealingKey, linesOf(row.id), row.lastLines)
  return text === undefined ? undefined : z.array(logLineSchema).safeParse(JSON.parse(text)).data
}

/** The lines that were kept with the submission of a task; undefined where no submission knows of it, or none are kept. */
export async function keptLinesOf(
  { db, sealingKey }: Journal,
  foundation: string,
  taskGuid: string,
): Promise<LogLine[] | undefined> {
  const row = await findSubmissionOfTask(db, foundation, taskGuid)
  return row && readLastLines(sealingKey, row)
}

function newest(lines: readonly LogLine[]): LogLine[] {
  const kept: LogLine[] = []
  let characters = 0
  for (const line of lines.slice(-MOST_LINES).toReversed()) {
    characters += line.text.length
    if (characters > MOST_CHARACTERS) break
    kept.unshift(line)
  }
  return kept
}
