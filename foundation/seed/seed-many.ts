import { randomUUID } from 'node:crypto'
import { count, eq, like, sql } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { apps, organizations, spaces } from '../db/tables'
import { accounts } from './accounts'
import { organizationQuotas } from './places'

const APPS_PER_SPACE = 100
const SPACES_PER_ORGANIZATION = 40
const LARGE = 'large-'

type Size = { apps: number; tasks: number }

/**
 * Brings a foundation to a size: apps in spaces of 100, each with a droplet and a process, and ended tasks spread over
 * them. What an earlier start made counts, so a second one with the same numbers adds nothing.
 */
export async function seedMany(db: Db, size: Size, now: Date): Promise<void> {
  if (size.apps === 0 && size.tasks === 0) return
  await addApps(db, size.apps - (await countOf(db, 'apps')), now)
  await addTasks(db, size.tasks - (await countOf(db, 'tasks')), now)
  // Nobody else does it here, and without it counts and far pages read every row.
  await db.execute(sql`vacuum analyze`)
}

async function countOf(db: Db, what: 'apps' | 'tasks'): Promise<number> {
  const ofApps = db
    .select({ count: count() })
    .from(apps)
    .where(like(apps.name, `${LARGE}%`))
  if (what === 'apps') return (await ofApps)[0]?.count ?? 0
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from tasks join apps on apps.guid = tasks.app_guid where apps.name like ${`${LARGE}%`}`,
  )
  return rows[0]?.count ?? 0
}

async function addApps(db: Db, missing: number, now: Date): Promise<void> {
  for (let left = missing; left > 0; left -= APPS_PER_SPACE) {
    const space = await nextSpace(db, now)
    await addAppsTo(db, space, Math.min(left, APPS_PER_SPACE), now)
  }
}

async function nextSpace(db: Db, at: Date): Promise<{ guid: string; number: number }> {
  const [made] = await db
    .select({ count: count() })
    .from(spaces)
    .where(like(spaces.name, `${LARGE}%`))
  const number = (made?.count ?? 0) + 1
  const organization = await organizationNumber(db, Math.ceil(number / SPACES_PER_ORGANIZATION), at)
  const guid = randomUUID()
  await db.insert(spaces).values({
    guid,
    name: `${LARGE}space-${number}`,
    organizationGuid: organization,
    createdAt: at,
    updatedAt: at,
  })
  for (const { guid: user, name } of accounts) {
    if (name === 'admin') continue
    await db.execute(sql`insert into roles (guid, type, user_guid, space_guid, created_at, updated_at)
      values (${randomUUID()}, ${`space_${name}`}, ${user}, ${guid}, ${at.toISOString()}, ${at.toISOString()})`)
  }
  return { guid, number }
}

async function organizationNumber(db: Db, number: number, at: Date): Promise<string> {
  const name = `${LARGE}organization-${number}`
  const [found] = await db.select().from(organizations).where(eq(organizations.name, name))
  if (found !== undefined) return found.guid
  const guid = randomUUID()
  const quotaGuid = organizationQuotas[0]?.guid ?? ''
  await db.insert(organizations).values({ guid, name, quotaGuid, createdAt: at, updatedAt: at })
  for (const { guid: user, name: account } of accounts) {
    if (account === 'admin') continue
    await db.execute(sql`insert into roles (guid, type, user_guid, organization_guid, created_at, updated_at)
      values (${randomUUID()}, 'organization_user', ${user}, ${guid}, ${at.toISOString()}, ${at.toISOString()})`)
  }
  return guid
}

async function addAppsTo(
  db: Db,
  space: { guid: string; number: number },
  many: number,
  at: Date,
): Promise<void> {
  const time = at.toISOString()
  await db.execute(sql`
    with made as (
      insert into apps (guid, name, state, space_guid, created_at, updated_at)
      select gen_random_uuid()::text, ${`${LARGE}app-`} || lpad(((${space.number}::int - 1) * ${APPS_PER_SPACE} + n)::text, 6, '0'),
        'STARTED', ${space.guid}, ${time}::timestamptz - n * interval '1 minute', ${time}::timestamptz
      from generate_series(1, ${many}::int) as n
      returning guid
    ), droplet as (
      insert into droplets (guid, app_guid, state, process_types, stack, created_at, updated_at)
      select gen_random_uuid()::text, guid, 'STAGED', '{"web":"sleep 1"}', 'cflinuxfs4', ${time}, ${time} from made
    )
    insert into processes (guid, app_guid, type, instances, memory_in_mb, disk_in_mb, log_rate_limit, version, created_at, updated_at)
    select gen_random_uuid()::text, guid, 'web', 1, 8, 64, 16384, gen_random_uuid()::text, ${time}, ${time} from made`)
  await db.execute(sql`update apps set current_droplet_guid = droplets.guid from droplets
    where droplets.app_guid = apps.guid and apps.space_guid = ${space.guid} and apps.current_droplet_guid is null`)
}

/** Tasks of the last month, one after another, each app in its turn. */
async function addTasks(db: Db, missing: number, now: Date): Promise<void> {
  const many = await countOf(db, 'apps')
  if (missing <= 0 || many === 0) return
  await db.execute(sql`
    with numbered as (
      select guid, space_guid, current_droplet_guid, max_task_sequence_id, (row_number() over (order by id) - 1)::int as turn
      from apps where name like ${`${LARGE}%`}
    )
    insert into tasks (guid, app_guid, space_guid, sequence_id, name, command, state, memory_in_mb, disk_in_mb, log_rate_limit,
      failure_reason, droplet_guid, labels, created_at, updated_at)
    select gen_random_uuid()::text, app.guid, app.space_guid, app.max_task_sequence_id + n / ${many}::int,
      (array['migrate', 'report', 'cleanup', 'import', 'backup'])[1 + n % 5], 'bin/rake db:migrate',
      case when n % 8 = 7 then 'FAILED' else 'SUCCEEDED' end, 256, 512, 16384,
      case when n % 8 = 7 then 'APP/TASK/' || (array['migrate', 'report', 'cleanup', 'import', 'backup'])[1 + n % 5] || ': Exited with status 1' end,
      app.current_droplet_guid, json_build_object('env', (array['prod', 'dev', 'test'])[1 + n % 3], 'run', 'r' || n % 1000),
      ${now.toISOString()}::timestamptz - (${missing}::int - n) * interval '25 seconds',
      ${now.toISOString()}::timestamptz - (${missing}::int - n) * interval '25 seconds' + interval '20 seconds'
    from generate_series(0, ${missing}::int - 1) as n
    join numbered app on app.turn = n % ${many}::int
    order by n`)
  await db.execute(sql`update apps set max_task_sequence_id = counted.next from (
      select app_guid, max(sequence_id) + 1 as next from tasks group by app_guid
    ) counted where counted.app_guid = apps.guid and apps.name like ${`${LARGE}%`}`)
}
