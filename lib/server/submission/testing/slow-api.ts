import 'server-only'
import type { ServerResponse } from 'node:http'
import { type FakeApi, serveTasks, startFakeApi, taskOf } from '../../testing/api'

const LABEL = 'task-console-submission'

/** An API that holds each creation until it is told what becomes of it. */
export type SlowApi = {
  origin: string
  /** Tasks that exist. */
  tasks: ReturnType<typeof taskOf>[]
  /** How many requests came to create a task for this submission. */
  postsFor(id: string): number
  /** Whether such a request is still held, and may become a task yet. */
  isAlive(id: string): boolean
  /** Makes the task of the request that waits longest; its answer still waits. */
  process(): void
  /** Answers the processed request that waits longest. */
  answer(): void
  /** Ends all connections: what was not processed never will be. */
  dropAll(): void
  /** Waits until no request is on its way to it any more. */
  stop(): Promise<void>
}

type Held = { body: string; res: ServerResponse; task?: ReturnType<typeof taskOf> }

/** Starts it on a free port; it makes tasks of this app. */
export async function startSlowApi(appGuid: string): Promise<SlowApi> {
  const api: FakeApi = await startFakeApi()
  const tasks: ReturnType<typeof taskOf>[] = []
  let held: Held[] = []
  serveTasks(api, tasks, (body, res) => {
    held.push({ body, res })
  })
  return {
    origin: api.origin,
    tasks,
    postsFor: (id) =>
      api.requests.filter(({ method, body }) => method === 'POST' && body.includes(`"${LABEL}":"${id}"`))
        .length,
    isAlive: (id) => held.some(({ body, task }) => !task && body.includes(id)),
    process: () => {
      const next = held.find(({ task }) => !task)
      if (!next) return
      next.task = taskOf(appGuid, next.body, `task-${tasks.length + 1}`)
      tasks.push(next.task)
    },
    answer: () => {
      const next = held.find(({ task }) => task)
      if (!next) return
      held = held.filter((one) => one !== next)
      next.res.writeHead(202).end(JSON.stringify(next.task))
    },
    dropAll: () => {
      for (const { res } of held) res.socket?.destroy()
      held = []
    },
    stop: api.stop,
  }
}
