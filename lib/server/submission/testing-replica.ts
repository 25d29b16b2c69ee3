import 'server-only'
import { makeAgents } from '../http/agents'
import type { Services } from '../services'
import type { Session } from '../session/session'
import { settleDue } from './settle'
import { type Submission, submitTask } from './submit-task'
import { testSession } from './testing'

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
export function startReplica(shared: Services, apiOrigin: string): Replica {
  let isKilled = false
  const db = new Proxy(shared.database.db, {
    get: (target, key) => (isKilled ? nothingEver : Reflect.get(target, key)),
  })
  const agents = makeAgents()
  const presses: Promise<unknown>[] = []
  const services: Services = {
    ...shared,
    // A row whose insert is acknowledged just after the kill is sent by nobody.
    agents: {
      ...agents,
      onOwnConnection: (origin, use) =>
        isKilled ? new Promise<never>(() => undefined) : agents.onOwnConnection(origin, use),
    },
    database: { ...shared.database, db },
    underway: new Map(),
    watches: new Map(),
    refreshes: new Map(),
    provenFoundations: new Set(),
  }
  const session: Session = testSession(services, apiOrigin)
  return {
    press: (submission) =>
      void presses.push(submitTask(services, session, submission).catch(() => undefined)),
    idle: () => (isKilled ? Promise.resolve() : Promise.all(presses)),
    settle: () => settleDue(services),
    kill: () => {
      isKilled = true
      void agents.close()
    },
    age: (ms) => {
      for (const [id, { since, emptyLooks, dueAt }] of services.watches)
        services.watches.set(id, {
          since: since - ms,
          emptyLooks: emptyLooks.map((beganAt) => beganAt - ms),
          dueAt: dueAt === undefined ? undefined : dueAt - ms,
        })
    },
  }
}
