import pg from 'pg'
import { openDatabase } from '../lib/server/db/connection'
import { type JournalScope, listSubmissions } from '../lib/server/submission/journal/list'
import type { SubmissionFilters } from '../lib/submission/filters'
import { startPostgres } from '../scripts/test/postgres.mjs'

/** How long does a page of a journal of a million rows take on PostgreSQL, whatever it is filtered by? At most 50 ms at the median. */
const ROWS = 1_000_000
const RUNS = 15
const PAGE = 51
const ALLOWED_MS = 50
const FOUNDATION = 'https://api.example.org'

const server = await startPostgres()
if (server.kind === 'absent') {
  console.log(`skipped: ${server.why}`)
  process.exit(0)
}
const databaseUrl = `${server.url}/postgres`
const database = await openDatabase({ dataDir: '', databaseUrl })
await seed(databaseUrl)

const space = (n: number) => `space-${n % 100}`
const everything: JournalScope = {
  foundation: FOUNDATION,
  user: { id: 'user-1', origin: 'uaa' },
  readable: 'all',
  secret: 'all',
}
const READERS: Record<string, JournalScope> = {
  admin: everything,
  'developer of 5 spaces': {
    ...everything,
    readable: Array.from({ length: 5 }, (_, n) => space(n * 7)),
    secret: Array.from({ length: 3 }, (_, n) => space(n * 7)),
  },
  'somebody without a space': {
    ...everything,
    user: { id: 'user-150', origin: 'uaa' },
    readable: [],
    secret: [],
  },
}
const CASES: Record<string, (run: number) => SubmissionFilters> = {
  'no filter': () => ({}),
  outcome: () => ({ outcome: 'rejected' }),
  'a rare outcome': () => ({ outcome: 'unknown' }),
  'app by guid': (run) => ({ app: `00000000-0000-4000-8000-${String(run * 31).padStart(12, '0')}` }),
  'app by name': (run) => ({ app: `app-${run * 31}` }),
  'an app that is not there': () => ({ app: 'no-such-app' }),
  user: (run) => ({ user: `person-${run * 7}` }),
  time: (run) => ({ from: `${run + 3}d`, to: `${run + 2}d` }),
  status: () => ({ status: 422 }),
  'a rare status': () => ({ status: 503 }),
  'common error text': () => ({ error: 'memory quota' }),
  'rare error text': (run) => ({ error: `value-${run * 1000}-x` }),
  'request id': (run) => ({ request: `request-${run * 1000}` }),
  'common search': () => ({ q: 'rake' }),
  'rare search': (run) => ({ q: `step=${run * 1000} ` }),
  'search that finds nothing': () => ({ q: 'nowhere-to-be-found' }),
  'outcome, app and error': (run) => ({ outcome: 'rejected', app: `app-${run * 31}`, error: 'memory quota' }),
}

let isTooSlow = false
for (const [reader, scope] of Object.entries(READERS))
  for (const [name, filtersOf] of Object.entries(CASES)) {
    const times: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const begun = performance.now()
      await listSubmissions(database.pages, scope, filtersOf(run), { most: PAGE, now: Date.now() })
      times.push(performance.now() - begun)
    }
    times.sort((one, other) => one - other)
    const median = times[Math.floor(RUNS / 2)] ?? Number.NaN
    isTooSlow ||= !(median < ALLOWED_MS)
    const slowest = times.at(-1)?.toFixed(1)
    console.log(
      `${median < ALLOWED_MS ? ' ' : '!'} ${median.toFixed(1)} ms, at most ${slowest} ms: ${reader}, ${name}`,
    )
  }
if (isTooSlow) process.exitCode = 1
await database.close()
await server.stop()

/** Rows of 90 days: 500 apps in 100 spaces, 200 people, one in twelve refused. Indexes of text are made after, which is faster. */
async function seed(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query(
    `select indexname, indexdef from pg_indexes where indexname in ('submissions_by_text', 'submissions_by_error')`,
  )
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`)
  await client.query(`
    insert into submissions (id, nonce, foundation, user_id, user_name, user_origin, app_guid, app_name, space_guid,
      space_name, organization_guid, organization_name, form, body, command, task_name, labels, outcome, status,
      error_text, request_id, recorded_at)
    select gen_random_uuid(), gen_random_uuid(), '${FOUNDATION}', 'user-' || n % 200, 'person-' || n % 200, 'uaa',
      '00000000-0000-4000-8000-' || lpad((n % 500)::text, 12, '0'), 'app-' || n % 500, 'space-' || n % 100,
      'production', 'org', 'sales', repeat('{"command":""}', 10), repeat('{"command":""}', 5),
      'bin/rake ' || md5((n % 1000)::text) || ' step=' || n || ' --all', 'nightly-' || n % 3000,
      'team=core' || chr(10) || 'schedule=' || n % 20,
      case when n % 12 = 0 then 'rejected' when n % 5000 = 1 then 'unknown' when n % 7000 = 1 then 'lost' else 'accepted' end,
      case when n % 12 = 0 then case when n % 9000 = 0 then 503 else 422 end when n % 5000 = 1 then null else 202 end,
      case when n % 12 = 0 then 'CF-UnprocessableEntity: ' || (array['memory_in_mb exceeds space memory quota',
        'Metadata label value error: ''value-' || n || '-x'' contains invalid characters',
        'Task must have a droplet'])[1 + (n / 12) % 3] else '' end,
      'request-' || n, now() - make_interval(secs => n * 7.776)
    from generate_series(1, ${ROWS}) as n`)
  for (const { indexdef } of rows) await client.query(indexdef)
  await client.query('vacuum analyze submissions')
  await client.end()
}
