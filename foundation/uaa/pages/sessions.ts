import { randomId } from '../secrets'

/** UAA's own browser session: half an hour since it was last used. */
const IDLE_MS = 30 * 60 * 1000
/** Somebody who signs in over and over must not fill the memory. */
const SESSIONS_MAX = 1000

type Session = { userGuid: string; formToken: string; usedAtMs: number }

export type Sessions = {
  open(userGuid: string, now: Date): string
  find(id: string | undefined, now: Date): Session | undefined
  close(id: string | undefined): void
}

/** The browsers that are signed in at the UAA's pages; forgotten at the end of the process. */
export function sessions(): Sessions {
  const all = new Map<string, Session>()
  return {
    open(userGuid, now) {
      const id = randomId() + randomId()
      all.set(id, { userGuid, formToken: randomId(), usedAtMs: now.getTime() })
      const [oldest] = all.keys()
      if (all.size > SESSIONS_MAX && oldest !== undefined) all.delete(oldest)
      return id
    },
    find(id, now) {
      const session = id === undefined ? undefined : all.get(id)
      if (id === undefined || session === undefined) return undefined
      all.delete(id)
      if (now.getTime() - session.usedAtMs > IDLE_MS) return undefined
      session.usedAtMs = now.getTime()
      all.set(id, session)
      return session
    },
    close(id) {
      if (id !== undefined) all.delete(id)
    },
  }
}
