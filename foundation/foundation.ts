import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { findApp } from './cloud-controller/access/located-app'
import { spaceAccess } from './cloud-controller/access/space-access'
import { actorOf } from './cloud-controller/actor'
import type { CloudController } from './cloud-controller/cloud-controller'
import { presentInfo } from './cloud-controller/info/info'
import { presentRoot, presentV3Root } from './cloud-controller/info/root'
import { keptCounts } from './cloud-controller/lists/counts'
import { openRateLimit } from './cloud-controller/rate-limit/rate-limit'
import { routes } from './cloud-controller/routes'
import { serveCloudController } from './cloud-controller/serve'
import { defaultSettings } from './cloud-controller/settings'
import { failLostTasks, taskEnded, taskRuns } from './cloud-controller/tasks/runner-reports'
import type { Config } from './config'
import { openDatabase } from './db/open-database'
import { type Listening, listen } from './http/listen'
import { openLogCache } from './log-cache/log-cache'
import { logCacheRoutes } from './log-cache/routes'
import { openRunner, type Runner } from './runner/runner'
import { accounts } from './seed/accounts'
import { seed } from './seed/seed'
import { seedMany } from './seed/seed-many'
import { openUaa, type Uaa } from './uaa/uaa'
import type { SeedUser } from './uaa/user'

export type Opening = {
  password: string
  /** Keeps the database nowhere: for tests. */
  inMemory?: boolean
  users?: readonly SeedUser[]
  /** Instead of one that runs commands on this machine. */
  runner?: Runner
}
export type Foundation = { port: number; means: string[]; stop(): Promise<void> }
export type Opened = { kind: 'foundation'; foundation: Foundation } | { kind: 'failed'; line: string }

/**
 * Opens everything and serves it on one port, seeded where the database is new. Failures that a user can mend are
 * one line.
 */
export async function openFoundation(
  config: Config,
  { password, inMemory = false, users = accounts, runner: own }: Opening,
): Promise<Opened> {
  const { dataDir } = config
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await chmod(dataDir, 0o700)
  const { db, isNew, writes, close } = await openDatabase(inMemory ? undefined : join(dataDir, 'database'))
  if (isNew) await seed(db, new Date())
  await failLostTasks(db)
  await seedMany(db, config.seed, new Date())
  const logCache = await openLogCache({ dir: join(dataDir, 'log-cache') })
  const runner =
    own ??
    (await openRunner({
      dir: join(dataDir, 'runner'),
      maxTasks: config.maxTasks,
      mode: config.runner,
      onRunning: (guid) => taskRuns(db, guid),
      onEnd: (end) => taskEnded(db, end),
      onLine: (line) => logCache.write(line),
    }))
  const { tokenLifeS, refreshLifeS } = config
  const uaa = await openUaa({ db, users: [...users], password, tokenLifeS, refreshLifeS })
  const cc: CloudController = {
    db,
    counts: keptCounts(writes),
    runner,
    users: { all: users, byGuid: uaa.userByGuid, byName: uaa.userByName },
    settings: { ...defaultSettings, rateLimit: config.rateLimit, startedAt: new Date() },
  }
  const app = new Hono({ strict: false })
  app.route('/uaa', uaa.routes)
  app.route('/log-cache', logCacheRoutes(logCache, mayReadLogs(cc, uaa)))
  const api = cloudController(cc, uaa)
  app.all('*', (context) => api.fetch(context.req.raw, context.env))
  const listening = await listenOnKeptPort(app, config)
  const stop = async () => {
    if (listening.kind === 'listening') await listening.server.close()
    await runner.stop()
    await logCache.close()
    await close()
  }
  if (listening.kind === 'failed') {
    await stop()
    return listening
  }
  return { kind: 'foundation', foundation: { port: listening.server.port, means: runner.means, stop } }
}

function cloudController(cc: CloudController, uaa: Uaa): Hono {
  return serveCloudController({
    cc,
    routes,
    publicRoutes: [
      ['/', presentRoot],
      ['/v3', presentV3Root],
      ['/v3/info', (baseUrl) => presentInfo(baseUrl, cc.settings.rateLimit)],
    ],
    verify: (authorization, baseUrl) => uaa.verify(authorization, `${baseUrl}/uaa`),
    rateLimit: openRateLimit(cc.settings.rateLimit),
  })
}

/** Log Cache asks the Cloud Controller who may read an app. */
function mayReadLogs(cc: CloudController, uaa: Uaa) {
  return async (authorization: string | undefined, sourceGuid: string): Promise<boolean> => {
    const verified = await uaa.verify(authorization, '')
    const found = verified.kind === 'ok' ? await findApp(cc, sourceGuid) : undefined
    if (verified.kind !== 'ok' || found === undefined) return false
    return (await spaceAccess(cc, actorOf(verified.token), found.space)).read
  }
}

/** Without a port setting the one of the first start is kept, so that the foundation stays the same one. */
async function listenOnKeptPort(
  app: Hono,
  { port, dataDir }: Config,
): Promise<{ kind: 'listening'; server: Listening } | { kind: 'failed'; line: string }> {
  const file = join(dataDir, 'port')
  const kept = Number(await readFile(file, 'utf8').catch(() => '0'))
  const wanted = port ?? (Number.isInteger(kept) ? kept : 0)
  const opened = await listen(app, wanted)
  if (!('kind' in opened)) {
    if (port === undefined) await writeFile(file, `${opened.port}\n`, { mode: 0o600 })
    return { kind: 'listening', server: opened }
  }
  const why = opened.kind === 'taken' ? 'is taken by another program' : `cannot be used: ${opened.reason}`
  const from = port === undefined ? `kept in ${file}` : 'of FOUNDATION_PORT'
  return { kind: 'failed', line: `Port ${wanted} ${from} ${why}` }
}
