import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { Operator, Ticket } from '../../testing/operator'
import type { ConsoleUnderTest } from './console'
import type { App, World } from './world'

/** One thing that happened, in the order in which it did. */
export type Event =
  | { kind: 'press'; id: string }
  | { kind: 'shown'; id: string; outcome: string }
  | { kind: 'no answer'; id: string }
  | { kind: 'kill'; isStarting: boolean }
  | { kind: 'ready'; afterMs: number }

export type KillRun = {
  events: Event[]
  ids: string[]
  /** What the journal says in the end, by id. */
  journal: Map<string, { outcome: string; taskGuid: string | null }>
  readyMs: number[]
}

type Plan = { submissions: number; kills: number; pressers: number; random: () => number }

const PRESSER_PAUSE_MS = 20
/** Answers come this much later, so that a kill meets a request at each of its steps. */
const SLOWEST_ANSWER_MS = 400
const DEFINITE_WITHIN_MS = 90_000

/**
 * Presses so many submissions while the console is killed and started again, 50 to 1,500 ms after it was ready and one
 * time in five while it still starts (L04). A press without an answer is repeated under its id, as the page does.
 * Ends when every submission is definite, or throws with those that are not.
 */
export async function runKills(
  { console, operator, app }: { console: ConsoleUnderTest; operator: Operator; app: App },
  { submissions, kills, pressers, random }: Plan,
): Promise<KillRun> {
  const events: Event[] = []
  const ids: string[] = []
  const readyMs: number[] = []
  const shown = new Map<string, string>()
  let killsLeft = kills
  let begun = 0
  app.onCreate(
    {
      kind: 'act',
      act: async ({ forward, reply }) => {
        const wait = random() * SLOWEST_ANSWER_MS
        if (random() < 0.5) await sleep(wait)
        const answer = await forward()
        await sleep(wait)
        reply(answer)
      },
    },
    Number.POSITIVE_INFINITY,
  )

  const press = async (): Promise<void> => {
    // Kills and submissions are spread over each other: nobody runs ahead of the kills that are to meet them.
    while (begun < submissions) {
      if (killsLeft > 0 && begun / submissions > 1 - killsLeft / kills + 1 / kills) {
        await sleep(PRESSER_PAUSE_MS)
        continue
      }
      begun += 1
      const ticket = await untilThere(() => operator.openForm(app.guid))
      ids.push(ticket.id)
      shown.set(ticket.id, await pressUntilAnswered(ticket))
    }
  }

  const pressUntilAnswered = async (ticket: Ticket): Promise<string> => {
    for (let tries = 0; ; tries += 1) {
      events.push({ kind: 'press', id: ticket.id })
      const more = tries > 0 ? { pressed: true } : {}
      const result = await operator.press(app.guid, ticket, 'true', more).catch(() => undefined)
      if (result && result.reason !== 'not-recorded' && result.outcome !== 'signed-out') {
        events.push({ kind: 'shown', id: ticket.id, outcome: result.outcome })
        return result.outcome
      }
      events.push({ kind: 'no answer', id: ticket.id })
      await sleep(PRESSER_PAUSE_MS * 5)
    }
  }

  const kill = async (): Promise<void> => {
    while (killsLeft > 0) {
      await sleep(50 + random() * 1_450)
      await console.kill()
      killsLeft -= 1
      events.push({ kind: 'kill', isStarting: false })
      if (killsLeft > 0 && random() < 0.25) {
        await console.startAndKill(random() * 2_500)
        killsLeft -= 1
        events.push({ kind: 'kill', isStarting: true })
      }
      const afterMs = await console.startAgain()
      readyMs.push(afterMs)
      events.push({ kind: 'ready', afterMs })
    }
  }

  await Promise.all([kill(), ...Array.from({ length: pressers }, press)])
  const journal = new Map<string, { outcome: string; taskGuid: string | null }>()
  const until = Date.now() + DEFINITE_WITHIN_MS
  for (const id of ids) {
    for (;;) {
      const state = await operator.state(id).catch(() => undefined)
      const outcome = state?.outcome ?? 'none'
      if (['accepted', 'rejected', 'lost'].includes(outcome)) {
        journal.set(id, { outcome, taskGuid: state?.submission?.taskGuid ?? null })
        break
      }
      if (Date.now() > until)
        throw new Error(`${id} is ${outcome} ${DEFINITE_WITHIN_MS} ms after the last kill`)
      await sleep(50)
    }
  }
  return { events, ids, journal, readyMs }

  async function untilThere<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const got = await ask().catch(() => undefined)
      if (got !== undefined) return got
      await sleep(PRESSER_PAUSE_MS * 5)
    }
  }
}

const sentSchema = z.object({ metadata: z.object({ labels: z.record(z.string(), z.string()) }) })

const tasksSchema = z.object({
  resources: z.array(
    z.object({ guid: z.string(), metadata: z.object({ labels: z.record(z.string(), z.string()) }) }),
  ),
})

/** What contradicts the promises of the protocol, one line each, by what is true upstream; none where all held. */
export async function contradictions(
  run: KillRun,
  { app, world }: { app: App; world: World },
): Promise<string[]> {
  const key = 'task-console-submission'
  const tasks = new Map<string, string[]>()
  for (const { guid, metadata } of await allTasks(world, app)) {
    const id = metadata.labels[key] ?? 'without an id'
    tasks.set(id, [...(tasks.get(id) ?? []), guid])
  }
  const posts = new Map<string, number>()
  for (const { method, path, body } of world.wire.seen) {
    if (method !== 'POST' || path !== app.create) continue
    const id = sentSchema.parse(JSON.parse(body)).metadata.labels[key] ?? 'without an id'
    posts.set(id, (posts.get(id) ?? 0) + 1)
  }
  const wrong: string[] = []
  for (const [id, count] of posts) if (count > 1) wrong.push(`${id}: ${count} requests`)
  for (const [id, guids] of tasks) {
    if (guids.length > 1) wrong.push(`${id}: ${guids.length} tasks`)
    if (!run.ids.includes(id)) wrong.push(`${id}: a task of nobody`)
  }
  for (const [id, { outcome, taskGuid }] of run.journal) {
    const found = tasks.get(id) ?? []
    if (outcome === 'accepted' && !(taskGuid !== null && found.includes(taskGuid)))
      wrong.push(`${id}: accepted, and its task is not there`)
    if (outcome !== 'accepted' && found.length > 0) wrong.push(`${id}: ${outcome}, and a task is there`)
  }
  for (const event of run.events) {
    if (event.kind !== 'shown') continue
    const end = run.journal.get(event.id)?.outcome
    // Nothing leaves these two, so whoever was shown one must never hear another.
    if (['accepted', 'rejected'].includes(event.outcome) && event.outcome !== end)
      wrong.push(`${event.id}: shown as ${event.outcome}, in the end ${end}`)
  }
  return wrong
}

async function allTasks(world: World, app: App) {
  const { resources } = tasksSchema.parse(await world.admin.ask('GET', `${app.create}?per_page=5000`))
  return resources
}
