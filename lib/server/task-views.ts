import 'server-only'
import { and, asc, count, eq, ne } from 'drizzle-orm'
import type { Database } from './db/connection'
import { taskViews } from './db/tables'
import type { Session } from './session/session'

/** A saved view: its name, and the part of the list's address after the question mark. */
export type TaskView = { name: string; address: string }

const MOST_VIEWS = 100

const ofUser = ({ user, foundation }: Session) =>
  and(
    eq(taskViews.foundation, foundation.origin),
    eq(taskViews.userId, user.id),
    eq(taskViews.userOrigin, user.origin),
  )

/** The views that this operator saved, by name; at this foundation, whichever browser he used. Rejects where the database is away. */
export function listTaskViews(db: Database, session: Session): Promise<TaskView[]> {
  return db
    .select({ name: taskViews.name, address: taskViews.address })
    .from(taskViews)
    .where(ofUser(session))
    .orderBy(asc(taskViews.name))
    .limit(MOST_VIEWS)
}

/** Saves a view, in the place of one of the same name; `too-many` where there are a hundred others. */
export async function saveTaskView(
  db: Database,
  session: Session,
  { name, address }: TaskView,
): Promise<'saved' | 'too-many'> {
  const others = and(ofUser(session), ne(taskViews.name, name))
  const [known] = await db.select({ count: count() }).from(taskViews).where(others)
  if ((known?.count ?? 0) >= MOST_VIEWS) return 'too-many'
  const { id: userId, origin: userOrigin } = session.user
  await db
    .insert(taskViews)
    .values({ foundation: session.foundation.origin, userId, userOrigin, name, address })
    .onConflictDoUpdate({
      target: [taskViews.foundation, taskViews.userId, taskViews.userOrigin, taskViews.name],
      set: { address, savedAt: new Date() },
    })
  return 'saved'
}

/** Deletes a view of this operator; nothing where there is none of that name. */
export async function deleteTaskView(db: Database, session: Session, name: string): Promise<void> {
  await db.delete(taskViews).where(and(ofUser(session), eq(taskViews.name, name)))
}
