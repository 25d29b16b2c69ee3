import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contradictions, runKills } from '../e2e/faults/testing/kill-run'
import { randomOf } from '../e2e/faults/testing/random'
import { World } from '../e2e/faults/testing/world'
import { startFoundation } from '../e2e/testing/programs'
import { startPostgres } from '../scripts/test/postgres.mjs'

const SUBMISSIONS = 200
const KILLS = 40
const PRESSERS = 4
const READY_MEDIAN_MS = 5_000
const READY_WORST_MS = 10_000
const SEED = Number(process.argv[2] ?? Date.now() % 1_000_000)

/**
 * Does a submission survive the console's death (L04)? 200 submissions under 40 kills, on PGlite and on PostgreSQL:
 * each ends definite, none runs twice, the journal says what is true upstream.
 */
const dir = await mkdtemp(join(tmpdir(), 'kill-test-'))
const password = 'a password of this kill test'
const [foundation, postgres] = await Promise.all([
  startFoundation({ DATA_DIR: join(dir, 'foundation'), FOUNDATION_PASSWORD: password }),
  startPostgres(),
])
Object.assign(process.env, {
  E2E_FOUNDATION: foundation.address,
  E2E_PASSWORD: password,
  E2E_POSTGRES: postgres.kind === 'started' ? postgres.url : '',
  E2E_WITHOUT_POSTGRES: postgres.kind === 'absent' ? postgres.why : '',
})
process.stdout.write(`seed ${SEED}\n`)
try {
  await killTest('PGlite')
  if (postgres.kind === 'started') await killTest('PostgreSQL')
  else process.stdout.write(`PostgreSQL: skipped, ${postgres.why}\n`)
} finally {
  if (postgres.kind === 'started') await postgres.stop()
  await foundation.stop()
  await rm(dir, { recursive: true, force: true })
}

async function killTest(engine: 'PGlite' | 'PostgreSQL'): Promise<void> {
  const world = await World.open()
  try {
    const database = engine === 'PostgreSQL' ? await world.database() : undefined
    const console = await world.console(database ? { DATABASE_URL: database.url } : {})
    const operator = await world.signIn(console)
    const app = await world.app()
    const proof = await world.app()
    // One found by a look: before that, nothing is ever called lost.
    proof.onCreate({ kind: 'cut-after' })
    await operator.press(proof.guid, await operator.openForm(proof.guid))
    const begun = performance.now()
    const plan = { submissions: SUBMISSIONS, kills: KILLS, pressers: PRESSERS, random: randomOf(SEED) }
    const run = await runKills({ console, operator, app }, plan)
    const wrong = await contradictions(run, { app, world })
    const ready = run.readyMs.toSorted((a, b) => a - b)
    const median = ready[Math.floor(ready.length / 2)] ?? 0
    const worst = ready.at(-1) ?? 0
    const ends = [...run.journal.values()].map(({ outcome }) => outcome)
    const counts = [...new Set(ends)]
      .map((outcome) => `${ends.filter((one) => one === outcome).length} ${outcome}`)
      .join(', ')
    const killed = run.events.filter(({ kind }) => kind === 'kill').length
    process.stdout.write(
      `${engine}: ${run.ids.length} submissions, ${killed} kills, ${counts}, ` +
        `${wrong.length} contradictions in ${((performance.now() - begun) / 1000).toFixed(0)} s; ` +
        `ready after ${median.toFixed(0)} ms (median, allowed ${READY_MEDIAN_MS}), ${worst.toFixed(0)} ms (worst, allowed ${READY_WORST_MS})\n`,
    )
    for (const line of wrong) process.stdout.write(`  ${line}\n`)
    if (wrong.length > 0 || median > READY_MEDIAN_MS || worst > READY_WORST_MS) process.exitCode = 1
  } finally {
    await world.end()
  }
}
