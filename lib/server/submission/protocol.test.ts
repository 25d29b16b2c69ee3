import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTCOME, type Outcome } from '@/lib/submission/outcome'
import { emptyValues } from '@/lib/task-form/fields'
import { insertSession } from '../session/store'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { ENGINES } from '../testing/database'
import { findSubmission } from './journal/find'
import { noteLabel } from './settling/label-proof'
import { type Replica, startReplica } from './testing/replica'
import { type SlowApi, startSlowApi } from './testing/slow-api'
import { issueTicket } from './ticket'

describe.each(ENGINES)('on %s', (engine) => {
  const APP = 'eeeeeeee-0000-4000-8000-000000000001'
  const LIFE_MS = 960_000
  const RUNS = 100

  /** One thing that happens. `replica` is 0 or 1; presses are of one form in two tabs, the second one's text differs. */
  type Step =
    | { kind: 'press'; replica: number; tab: number }
    | { kind: 'kill'; replica: number }
    | { kind: 'process' | 'answer' | 'drop' }
    | { kind: 'look'; replica: number }
    | { kind: 'wait'; ms: number }

  const replica = fc.nat(1)
  const someTime = fc.constantFrom(1_000, 30_000, 30_000, 110_000, LIFE_MS + 5_001)
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('press' as const), replica, tab: fc.nat(1) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), replica }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('process' as const, 'answer' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('look' as const), replica }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: someTime }) },
  )

  /** What an outcome may have become since it was last read: also by way of another. */
  const mayHaveBecome = (from: Outcome): Outcome[] =>
    OUTCOME[from].becomes.flatMap((to) => [to, ...mayHaveBecome(to)])

  let here: TestConsole
  let api: SlowApi

  beforeAll(async () => {
    api = await startSlowApi(APP)
    here = await testConsole({ CF_API_URL: api.origin }, engine)
    await insertSession(here.sessions, {
      idHash: 'a session of dana',
      foundation: api.origin,
      userId: 'id of dana',
      userName: 'dana',
      userOrigin: 'uaa',
      scopes: [],
      accessToken: 'token',
      refreshToken: 'token',
      accessExpiresAt: new Date(Date.now() + 365 * 24 * 3_600_000),
    })
    await noteLabel(here.db, api.origin, 'kept')
  })
  afterAll(async () => {
    await api.stop()
    await here.database.close()
  })

  /** One form, its two tabs, two consoles, and what is known of its submission. */
  class World {
    readonly ticket = issueTicket(testSession(here, api.origin))
    private readonly replicas: Replica[] = [0, 1].map(() => startReplica(here, api.origin))
    private outcome: Outcome | undefined

    async do(step: Step): Promise<void> {
      switch (step.kind) {
        case 'press': {
          const values = { ...emptyValues(APP), command: `echo ${step.tab}` }
          this.replicas[step.replica]?.press({ ticket: this.ticket, values })
          break
        }
        case 'kill':
          this.replicas[step.replica]?.kill()
          this.replicas[step.replica] = startReplica(here, api.origin)
          break
        case 'process':
          api.process()
          break
        case 'answer':
          api.answer()
          break
        case 'drop':
          api.dropAll()
          break
        case 'look':
          await this.replicas[step.replica]?.settle()
          break
        case 'wait':
          await this.wait(step.ms)
      }
      await this.holds()
    }

    /** Time passes for all: the database, both consoles, and the API, which ends what it still had after its life. */
    private async wait(ms: number): Promise<void> {
      // Between row and first byte five seconds at most may pass (P3): no time is let pass there.
      while (api.postsFor(this.ticket.id) === 0 && !(await this.isIdle()));
      if (ms >= LIFE_MS) api.dropAll()
      const by = sql`make_interval(secs => ${ms / 1000})`
      await here.db.execute(
        sql`update submissions set recorded_at = recorded_at - ${by}, next_look_at = next_look_at - ${by}, looking_until = looking_until - ${by} where id = ${this.ticket.id}`,
      )
      for (const one of this.replicas) one.age(ms)
    }

    private isIdle(): Promise<boolean> {
      const idle = Promise.all(this.replicas.map((one) => one.idle())).then(() => true)
      const soon = sleep(10, false)
      return Promise.race([idle, soon])
    }

    private hasTask = () =>
      api.tasks.some(({ metadata }) => JSON.stringify(metadata).includes(this.ticket.id))

    private async holds(): Promise<void> {
      expect(api.postsFor(this.ticket.id)).toBeLessThanOrEqual(1)
      const now = (await findSubmission(here.db, this.ticket.id))?.outcome
      if (now === this.outcome || now === undefined) return
      if (this.outcome) expect(mayHaveBecome(this.outcome)).toContain(now)
      if (now === 'lost') expect(this.hasTask() || api.isAlive(this.ticket.id)).toBe(false)
      if (now === 'accepted') expect(this.hasTask()).toBe(true)
      this.outcome = now
    }

    /** The API is done with everything, and one console is left to look: the journal then says what is true. */
    async ends(): Promise<void> {
      while (!(await this.isIdle())) await this.do({ kind: 'drop' })
      for (const ms of [110_000, LIFE_MS + 5_001, 30_000, 30_000]) {
        await this.do({ kind: 'wait', ms })
        await this.do({ kind: 'look', replica: 0 })
      }
      if (this.outcome === undefined) return expect(api.postsFor(this.ticket.id)).toBe(0)
      expect(this.outcome).toBe(this.hasTask() ? 'accepted' : 'lost')
    }
  }

  // @P2 @P11 @P12
  it('whatever happens in whatever order, one id is one request, and the journal ends up right', async () => {
    const seed = Number(process.env.PROTOCOL_SEED ?? Date.now() % 2 ** 31)
    process.stdout.write(`protocol: seed ${seed}\n`)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
        const world = new World()
        for (const one of steps) await world.do(one)
        await world.ends()
      }),
      { numRuns: RUNS, seed, endOnFailure: true },
    )
  }, 180_000)
})
