import { join } from 'node:path'
import { Hono } from 'hono'
import { type CloudController, keptUntilWrite } from './cloud-controller/cloud-controller'
import { openRateLimit } from './cloud-controller/rate-limit'
import { serveCloudController } from './cloud-controller/serve'
import { failLostTasks, forgetOldRecords, taskEnded, taskRuns } from './cloud-controller/tasks/start-task'
import type { Config } from './config'
import { type Database, openDatabase, openDatabaseFolder } from './db/open-database'
import { listenOnKeptPort } from './http/listen'
import { type LogCache, openLogCache } from './log-cache/log-cache'
import { chooseProfile } from './profile'
import { openRunner, type Runner } from './runner/runner'
import { accounts } from './seed/accounts'
import { writeHistory } from './seed/history/write-history'
import { seed } from './seed/seed'
import { seedMany } from './seed/seed-many'
import type { SeedUser } from './uaa/accounts'
import { openUaa } from './uaa/uaa'

export type Opening = {
  password: string
  /** Keeps the database nowhere: for tests. */
  inMemory?: boolean
  users?: readonly SeedUser[]
  /** Instead of one that runs commands on this machine. */
  runner?: Runner
}
type Foundation = { port: number; means: string[]; stop(): Promise<void> }
type Opened = { kind: 'foundation'; foundation: Foundation } | { kind: 'failed'; line: string }

/**
 * Opens everything in a folder that is there and serves it on one port, seeded where the database is new. Failures that a user can mend are
 * one line.
 */
export async function openFoundation(config: Config, opening: Opening): Promise<Opened> {
  const { dataDir } = config
  const { password, inMemory = false, users = accounts } = opening
  const opened = inMemory
    ? { kind: 'open' as const, database: await openDatabase(undefined) }
    : await openDatabaseFolder(join(dataDir, 'database'))
  if (opened.kind === 'failed') return opened
  const { database } = opened
  const { db, writes } = database
  await prepare(database, config)
  const { tokenLifeS, refreshLifeS } = config
  const uaa = await openUaa({ db, users: [...users], password, tokenLifeS, refreshLifeS })
  const logCache = await openLogCache({ dir: join(dataDir, 'log-cache') })
  const profile = await chooseProfile(config, { db, uaa, logCache, users, password })
  if (database.isNew && config.history === 'on') {
    const { settings, ended } = profile
    await writeHistory({ db, logCache, start: new Date(), profile: config.profile, settings, ended })
  }
  const runner =
    opening.runner ??
    (await startRunner(config, logCache, {
      onRunning: (guid) => taskRuns(db, guid),
      onEnd: (end) => taskEnded(db, profile.ended(end)),
    }))
  const cc: CloudController = {
    db,
    counts: keptUntilWrite(writes),
    readable: keptUntilWrite(writes),
    runner,
    users: { all: users, byGuid: uaa.userByGuid, byName: uaa.userByName },
    settings: profile.settings,
  }
  const app = new Hono({ strict: false })
  for (const [path, part] of profile.parts) app.route(path, part)
  const api = serveCloudController({ cc, rateLimit: openRateLimit(config.rateLimit), ...profile })
  app.all('*', (context) => api.fetch(context.req.raw, context.env))
  const old = forgetOldRecords(db)
  const listening = await listenOnKeptPort(app, config)
  const stop = async () => {
    old.stop()
    if (listening.kind === 'listening') await listening.server.close()
    await runner.stop()
    await logCache.close()
    await database.close()
  }
  if (listening.kind === 'listening') {
    return { kind: 'foundation', foundation: { port: listening.server.port, means: runner.means, stop } }
  }
  await stop()
  return listening
}

async function prepare({ db, isNew }: Database, config: Config): Promise<void> {
  if (isNew) await seed(db, new Date())
  await failLostTasks(db)
  await seedMany(db, config.seed, new Date())
}

function startRunner(
  { dataDir, maxTasks, runner: mode }: Config,
  logCache: LogCache,
  reports: Pick<Parameters<typeof openRunner>[0], 'onRunning' | 'onEnd'>,
): Promise<Runner> {
  const onLine: LogCache['write'] = (line) => logCache.write(line)
  return openRunner({ dir: join(dataDir, 'runner'), maxTasks, mode, onLine, ...reports })
}
