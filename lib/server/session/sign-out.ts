import 'server-only'
import { cookies } from 'next/headers'
import { theServices } from '../services'
import { idHashOf, sessionCookie } from './cookie'
import { deleteSession } from './store'

/** Ends the session of this browser: its row is gone before the cookie is. Submissions under way go on. */
export async function signOutHere(): Promise<void> {
  const services = await theServices()
  const jar = await cookies()
  const cookie = sessionCookie(services.config)
  const idHash = idHashOf(jar.get(cookie.name)?.value)
  if (idHash) await deleteSession(services.database.db, idHash)
  jar.set(cookie.name, '', { ...cookie.options, maxAge: 0 })
}
