'use server'
import { forgetTask } from '@/lib/server/live/live-task'
import { forgetTaskLists } from '@/lib/server/live/task-list'
import { sessionOfAction } from '@/lib/server/session/current'
import { changeTaskMetadata } from '@/lib/server/task-page/change-metadata'
import { theConfig } from '@/lib/server/this-process'
import { type MetadataChanged, metadataChangeSchema } from '@/lib/task-form/metadata-change'

/** Changes labels or annotations of a task. Expected outcomes are values, conflicts with others' changes among them. */
export async function changeMetadata(input: unknown): Promise<MetadataChanged> {
  const session = await sessionOfAction()
  if (!session) return { kind: 'signed-out' }
  const change = metadataChangeSchema.safeParse(input)
  if (change.success) {
    const changed = await changeTaskMetadata(session, change.data, theConfig().submissionLabel)
    // The poll does not tell of labels: what is kept of before would be shown again.
    forgetTask(session, change.data.guid)
    forgetTaskLists(session.id)
    return changed
  }
  const message = 'The console does not know this change. Copy what you typed, then reload the page.'
  return { kind: 'refused', problems: [{ at: { kind: 'form' }, message }], isOwn: true }
}
