import 'server-only'
import { makeAgents } from '../../http/agents'
import { openSessionOfUser, type Session } from '../../session/session'
import { type TestConsole, testSession } from '../../testing/console'
import { type Submitter, settleDue } from '../settling/settle'
import type { Watch } from '../settling/watch'
import { type Submission, submitTask } from '../submit-task'

/** A console as the protocol sees it: what one process knows, on a database that it shares. */
export type Replica = {
  press(submission: Submission): void
  settle(): Promise<void>
  /** Resolves when all presses were answered; those of a killed one never are, and nobody waits for them. */
  idle(): Promise<unknown>
  /** As SIGKILL does: nothing that it was at goes on, nothing that it knew is left. */
  kill(): void
  /** Lets so much time pass on its own clock. */
  age(ms: number): void
}

/** Whatever is asked of it, it gives itself, and it is never done: the rest of a killed process. */
const nothingEver: object = new Proxy(() => undefined, {
  get: (_target, key) => (key === 'then' ? () => undefined : nothingEver),
  apply: () => nothingEver,
})

/** Starts one, beside others on the same database. `session` is that of the operator who presses here. */
export function startReplica(shared: TestConsole, apiOrigin: string): Replica {
  let isKilled = false
  const db = new Proxy(shared.database.db, {
    get: (target, key) => (isKilled ? nothingEver : Reflect.get(target, key)),
  })
  const agents = makeAgents()
  const presses: Promise<unknown>[] = []
  const here = { ...shared, db, watches: new Map<string, Watch>() }
  // A row whose insert is acknowledged just after the kill is sent by nobody.
  const ownAgents: typeof agents = {
    ...agents,
    onOwnConnection: (origin, use) =>
      isKilled ? new Promise<never>(() => undefined) : agents.onOwnConnection(origin, use),
  }
  const session: Session = testSession({ agents: ownAgents }, apiOrigin)
  const sessions = { ...shared.sessions, db }
  const sessionOf = (submitter: Submitter) => openSessionOfUser(sessions, shared.foundation, submitter)
  return {
    press: (submission) => void presses.push(submitTask(here, session, submission).catch(() => undefined)),
    idle: () => (isKilled ? Promise.resolve() : Promise.all(presses)),
    settle: () => settleDue({ ...here, sessionOf }),
    kill: () => {
      isKilled = true
      void agents.close()
    },
    age: (ms) => {
      for (const [id, { since, emptyLooks, dueAt }] of here.watches)
        here.watches.set(id, {
          since: since - ms,
          emptyLooks: emptyLooks.map((beganAt) => beganAt - ms),
          dueAt: dueAt === undefined ? undefined : dueAt - ms,
        })
    },
  }
}
