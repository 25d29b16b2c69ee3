import { eq } from 'drizzle-orm'
import { tasks } from '../../db/tables-tasks'
import { ApiError } from '../errors'
import { changeMetadata, type MetadataOnly, validMetadataOnly } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { type LocatedTask, presentTask, readableTask, taskInWritableSpace } from './show-task'

type Context = ApiRequest & LocatedTask & MetadataOnly

function mayWrite({ access }: Context): void {
  if (!access.write) throw new ApiError('NotAuthorized')
}

async function updatedTask({ cc, found, metadata, baseUrl }: Context): Promise<Answer> {
  return cc.db.transaction(async (db) => {
    const [before] = await db.select().from(tasks).where(eq(tasks.guid, found.task.guid))
    if (before === undefined) throw new ApiError('UnknownError')
    const after = changeMetadata(before, metadataChange(metadata))
    await db.update(tasks).set(after).where(eq(tasks.guid, before.guid))
    return new Answer(
      200,
      presentTask({ ...found, task: { ...before, ...after } }, { baseUrl, showCommand: true }),
    )
  })
}

/** PATCH /v3/tasks/:guid: metadata only, in any state. app/actions/task_update.rb */
export const updateTask = steps(validMetadataOnly, readableTask, mayWrite, taskInWritableSpace, updatedTask)
