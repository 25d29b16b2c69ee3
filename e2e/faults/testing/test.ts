import { test as base, expect, type TestInfo } from '@playwright/test'
import type { Operator } from '../../testing/operator'
import type { ConsoleUnderTest } from './console'
import { type App, World, whyWithoutPostgres } from './world'

/** One console on PGlite with a wire of its own, and who is signed in: for faults that do the console no harm. */
export type Shared = { world: World; console: ConsoleUnderTest; operator: Operator }

export const test = base.extend<object, { shared: Shared }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const world = await World.open()
      const console = await world.console()
      const operator = await world.signIn(console)
      await proveLooks(world, operator)
      await use({ world, console, operator })
      await world.end()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

export { expect }

/** Leaves a test out where it can't be run, and says why. */
export function leaveOut(info: TestInfo, why: string | false | undefined): void {
  if (why) info.skip(true, why)
}

/** Leaves out what needs PostgreSQL, and says why. */
export const needsPostgres = (info: TestInfo): void => leaveOut(info, whyWithoutPostgres())

/** Lets one submission be found by a look: before that, nothing is ever called lost (P11). */
export async function proveLooks(world: World, operator: Operator): Promise<App> {
  const app = await world.app()
  app.onCreate({ kind: 'cut-after' })
  const ticket = await operator.openForm(app.guid)
  await operator.press(app.guid, ticket)
  await expectOutcome(operator, ticket.id, 'accepted')
  return app
}

/** Waits until the console says that of the submission. */
export async function expectOutcome(
  operator: Operator,
  id: string,
  outcome: string,
  timeout = 10_000,
): Promise<void> {
  await expect
    .poll(() => operator.outcome(id).catch(() => 'no answer'), { timeout, intervals: [50, 100, 200] })
    .toBe(outcome)
}

/** What is true upstream: so many tasks, and how often the API was asked to create one. */
export async function expectUpstream(app: App, counts: { tasks: number; posts?: number }): Promise<void> {
  const tasks = await app.tasks()
  expect({ tasks: tasks.length, posts: app.posts() }).toEqual({ posts: 1, ...counts })
}
