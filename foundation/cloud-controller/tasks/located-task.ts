import { eq } from 'drizzle-orm'
import { tasks } from '../../db/tables-tasks'
import { findApp, type LocatedApp } from '../access/located-app'
import { type SpaceAccess, spaceAccess } from '../access/space-access'
import { requireWritableSpace } from '../access/writable-space'
import { notFound } from '../errors'
import type { ApiRequest } from '../request'
import { findTasks, type TaskWithDroplet } from './task-row'

export type LocatedTask = LocatedApp & { found: TaskWithDroplet; access: SpaceAccess }

/** The task of the path with its place, if the actor may read its space; else 404 `Task not found`. */
export async function readableTask({ cc, actor, path }: ApiRequest): Promise<LocatedTask> {
  const [found] = await findTasks(cc.db, eq(tasks.guid, path.guid ?? ''))
  const place = found === undefined ? undefined : await findApp(cc, found.task.appGuid)
  if (found === undefined || place === undefined) throw notFound('Task')
  const access = await spaceAccess(cc, actor, place.space)
  if (!access.read) throw notFound('Task')
  return { ...place, found, access }
}

/** Refuses a change of a task whose organization or space does not allow any. */
export async function taskInWritableSpace(context: ApiRequest & LocatedTask): Promise<void> {
  await requireWritableSpace(context.cc, context.actor, context.organization, context.space)
}
