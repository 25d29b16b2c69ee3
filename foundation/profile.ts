import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findApp } from './cloud-controller/access/located'
import { spaceAccess } from './cloud-controller/access/readable'
import { korifi, serviceToken } from './cloud-controller/korifi/korifi'
import { newestCloudController } from './cloud-controller/profiles/newest'
import { oldestCloudController } from './cloud-controller/profiles/oldest'
import type { Profile } from './cloud-controller/profiles/profile'
import { actorOf } from './cloud-controller/request'
import type { Config } from './config'
import type { Db } from './db/open-database'
import type { LogCache } from './log-cache/log-cache'
import { logCacheRoutes } from './log-cache/routes'
import type { SeedUser } from './uaa/accounts'
import type { Uaa } from './uaa/uaa'

type Parts = { db: Db; uaa: Uaa; logCache: LogCache; users: readonly SeedUser[]; password: string }

/**
 * The kind of foundation that the settings ask for. Korifi has no UAA: the bearer token of each account is written to
 * a file of its own, as a cluster would have handed it out.
 */
export async function chooseProfile({ profile, rateLimit, dataDir }: Config, parts: Parts): Promise<Profile> {
  const { db, uaa, logCache, users, password } = parts
  const common = { rateLimit, startedAt: new Date() }
  if (profile === 'korifi') {
    await writeTokens(join(dataDir, 'tokens'), users, password)
    return korifi({ ...common, users, password })
  }
  const needed = {
    ...common,
    verify: (authorization: string | undefined, baseUrl: string) =>
      uaa.verify(authorization, `${baseUrl}/uaa`),
    parts: [
      ['/uaa', uaa.routes],
      ['/log-cache', logCacheRoutes(logCache, mayReadLogs(db, uaa))],
    ] as const,
  }
  return profile === 'oldest' ? oldestCloudController(needed) : newestCloudController(needed)
}

async function writeTokens(folder: string, users: readonly SeedUser[], password: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const user of users) {
    await writeFile(join(folder, user.name), `${serviceToken(user, password)}\n`, { mode: 0o600 })
  }
}

/** Log Cache asks the Cloud Controller who may read an app. */
function mayReadLogs(db: Db, uaa: Uaa) {
  return async (authorization: string | undefined, sourceGuid: string): Promise<boolean> => {
    const verified = await uaa.verify(authorization, '')
    const found = verified.kind === 'ok' ? await findApp({ db }, sourceGuid) : undefined
    if (verified.kind !== 'ok' || found === undefined) return false
    return (await spaceAccess({ db }, actorOf(verified.token), found.space)).read
  }
}
