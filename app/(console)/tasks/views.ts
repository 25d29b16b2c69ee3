'use server'
import { revalidatePath } from 'next/cache'
import * as z from 'zod'
import { paths } from '@/lib/paths'
import { sessionOfAction } from '@/lib/server/session/current'
import { deleteTaskView, saveTaskView } from '@/lib/server/task-views'
import { theDatabase } from '@/lib/server/this-process'
import { readTaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'

const nameSchema = z.string().trim().min(1).max(80)

/** Saves a list's address under a name; gives what was wrong, or nothing. */
export async function saveView(name: unknown, filters: unknown): Promise<string | undefined> {
  const session = await sessionOfAction()
  if (!session) return 'Your session ended. Sign in again, then save.'
  const read = z.object({ name: nameSchema, filters: z.string().max(8_000) }).safeParse({ name, filters })
  if (!read.success || /[\0\p{Surrogate}]/u.test(read.data.name))
    return 'Enter a name of up to 80 characters.'
  const { address } = readTaskListAddress(new URLSearchParams(read.data.filters))
  const { db } = await theDatabase()
  const view = { name: read.data.name, address: writeTaskListAddress({ ...address, page: 1 }) }
  const saved = await saveTaskView(db, session, view).catch(() => undefined)
  if (saved === undefined) return 'The database did not answer. Save again in a moment.'
  if (saved === 'too-many') return 'There are 100 views. Delete one first.'
  revalidatePath(paths.tasks())
  return undefined
}

/** Deletes a saved view; gives what was wrong, or nothing. */
export async function deleteView(name: unknown): Promise<string | undefined> {
  const session = await sessionOfAction()
  if (!session) return 'Your session ended. Sign in again, then delete.'
  const read = nameSchema.safeParse(name)
  if (!read.success) return 'There is no such view.'
  const { db } = await theDatabase()
  const deleted = await deleteTaskView(db, session, read.data).then(
    () => true,
    () => false,
  )
  if (!deleted) return 'The database did not answer. Delete again in a moment.'
  revalidatePath(paths.tasks())
  return undefined
}
