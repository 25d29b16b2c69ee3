import { contradictions, runKills } from './testing/kill-run'
import { randomOf } from './testing/random'
import { expect, proveLooks, test } from './testing/test'
import { World } from './testing/world'

test.describe.configure({ timeout: 180_000 })

test('20 submissions under 4 kills are definite, and none is doubled', { tag: '@L04' }, async () => {
  const seed = Date.now() % 1_000_000
  test.info().annotations.push({ type: 'seed', description: String(seed) })
  const world = await World.open()
  try {
    const console = await world.console()
    const operator = await world.signIn(console)
    await proveLooks(world, operator)
    const app = await world.app()
    const plan = { submissions: 20, kills: 4, pressers: 3, random: randomOf(seed) }
    const run = await runKills({ console, operator, app }, plan)
    expect(run.journal.size).toBe(20)
    expect(await contradictions(run, { app, world })).toEqual([])
  } finally {
    await world.end()
  }
})
