import { Client } from 'pg'
import * as z from 'zod'
import { FoundationAdmin, type OwnApp } from '../../testing/foundation-admin'
import { Operator } from '../../testing/operator'
import { type Certificate, type Fault, openWire, type Wire } from '../../testing/wire'
import { type ConsoleUnderTest, startConsoleUnderTest } from './console'
import { type DatabaseLink, openDatabaseLink } from './database-link'

const settings = () =>
  z
    .object({
      E2E_FOUNDATION: z.string(),
      E2E_PASSWORD: z.string(),
      E2E_POSTGRES: z.string(),
      E2E_WITHOUT_POSTGRES: z.string(),
    })
    .parse(process.env)

/** Why there is no PostgreSQL server for these tests; undefined where there is one. */
export function whyWithoutPostgres(): string | undefined {
  const { E2E_POSTGRES, E2E_WITHOUT_POSTGRES } = settings()
  return E2E_POSTGRES === '' ? E2E_WITHOUT_POSTGRES : undefined
}

/** An app, and its place on the wire. */
export type App = OwnApp & {
  create: string
  /** How many requests to create a task of this app the API was sent. */
  posts(): number
  /** Does this to the next request that creates a task of this app, or to the next ones. */
  onCreate(fault: Fault, times?: number): () => void
  /** Does this to the looks for tasks of this app. */
  onLook(fault: Fault, times?: number): () => void
}

/** A foundation as consoles of one test file see it: a wire of their own in front of the one that is there. */
export class World {
  private readonly ends: (() => Promise<unknown>)[] = []

  private constructor(
    readonly admin: FoundationAdmin,
    readonly wire: Wire,
  ) {}

  static async open(certificate?: Certificate): Promise<World> {
    const { E2E_FOUNDATION, E2E_PASSWORD } = settings()
    const admin = await FoundationAdmin.signIn(E2E_FOUNDATION, E2E_PASSWORD)
    const world = new World(admin, await openWire(E2E_FOUNDATION, certificate))
    world.ends.push(() => world.wire.stop())
    return world
  }

  /** Ends all that was started here, the last first. */
  async end(): Promise<void> {
    for (const end of this.ends.reverse()) await end()
  }

  async console(changes: Record<string, string> = {}): Promise<ConsoleUnderTest> {
    const started = await startConsoleUnderTest(this.wire.address, changes)
    this.ends.push(() => started.discard())
    return started
  }

  /** An empty database on the PostgreSQL server, as an administrator sees it. */
  async database(): Promise<TestDatabase> {
    const database = await TestDatabase.create(settings().E2E_POSTGRES)
    this.ends.push(() => database.end())
    return database
  }

  async linkTo(database: TestDatabase): Promise<DatabaseLink> {
    const link = await openDatabaseLink(database.url)
    this.ends.push(() => link.stop())
    return link
  }

  signIn(console: ConsoleUnderTest, role = 'developer'): Promise<Operator> {
    return Operator.signIn(console.address, role, settings().E2E_PASSWORD)
  }

  async app(processTypes: Record<string, string> = { web: 'true' }): Promise<App> {
    const own = await this.admin.makeApp(processTypes)
    const create = `/v3/apps/${own.guid}/tasks`
    this.ends.push(() => this.admin.removeApp(own))
    return {
      ...own,
      create,
      posts: () => this.wire.count('POST', create),
      onCreate: (fault, times) => this.wire.fault('POST', create, fault, times),
      onLook: (fault, times) => this.wire.fault('GET', create, fault, times),
    }
  }

  /** Several apps at once. */
  apps(count: number): Promise<App[]> {
    return Promise.all(Array.from({ length: count }, () => this.app()))
  }
}

/** A database of one test file, and a way to look into it and to hold locks. */
export class TestDatabase {
  private constructor(
    readonly url: string,
    private readonly client: Client,
  ) {}

  static async create(server: string): Promise<TestDatabase> {
    const name = `journal_${crypto.randomUUID().replaceAll('-', '')}`
    const maker = new Client({ connectionString: `${server}/postgres` })
    await maker.connect()
    await maker.query(`create database ${name}`)
    await maker.end()
    const client = new Client({ connectionString: `${server}/${name}` })
    await client.connect()
    return new TestDatabase(`${server}/${name}`, client)
  }

  async query(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.client.query(text, values)).rows
  }

  /** The outcome in the row of a submission; undefined where there is no row. */
  async outcome(id: string): Promise<unknown> {
    return (await this.query('select outcome from submissions where id = $1', [id]))[0]?.outcome
  }

  /** Holds a lock until what comes back is called. */
  async lock(statement: string, values: unknown[] = []): Promise<() => Promise<void>> {
    const holder = new Client({ connectionString: this.url })
    await holder.connect()
    await holder.query('begin')
    await holder.query(statement, values)
    return async () => {
      await holder.query('rollback')
      await holder.end()
    }
  }

  /** How many statements with this text wait for a lock. */
  async waiting(text: string): Promise<number> {
    const rows = await this.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike $1 and datname = current_database()`,
      [`%${text}%`],
    )
    return rows.length
  }

  async end(): Promise<void> {
    await this.client.end()
  }
}
