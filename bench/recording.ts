import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../lib/server/db/connection'
import { closeSubmission } from '../lib/server/submission/journal/close'
import { openSubmission } from '../lib/server/submission/journal/open'
import { aSubmission } from '../lib/server/submission/testing/submission'

/** What does recording cost a submission, on PGlite with 100,000 rows? At most 5 ms at the median, both writes together. */
const ROWS = 100_000
const RUNS = 500

const dir = await mkdtemp(join(tmpdir(), 'bench-recording-'))
const database = await openDatabase({ dataDir: dir })
const { db } = database
await db.execute(sql`
  insert into submissions (id, nonce, foundation, user_id, user_name, user_origin, app_guid, app_name, space_guid,
    space_name, organization_guid, organization_name, form, body, command, task_name, outcome, recorded_at)
  select gen_random_uuid(), gen_random_uuid(), 'https://api.example.org', 'user-' || n % 50, 'user', 'uaa',
    'app-' || n % 200, 'shop', 'a space', 'production', 'an organization', 'sales', '{}', '{}',
    'bin/rake ' || md5(n::text), 'task-' || n, 'accepted', now() - make_interval(secs => n)
  from generate_series(1, ${ROWS}) as n`)

const inserts: number[] = []
const both: number[] = []
for (let run = 0; run < RUNS; run += 1) {
  const submission = aSubmission({ command: `bin/rake db:migrate STEP=${run} ${'x'.repeat(200)}` })
  const begun = performance.now()
  const opened = await openSubmission(db, submission)
  const inserted = performance.now()
  if (opened.kind !== 'inserted') throw new Error('not recorded')
  await closeSubmission(
    db,
    opened.row,
    {
      outcome: 'rejected',
      status: 422,
      requestId: 'r',
      errors: [{ code: 10008, title: 'CF', detail: 'quota' }],
    },
    { sentMsAgo: 1, mustProve: false },
  )
  inserts.push(inserted - begun)
  both.push(performance.now() - begun)
}
const at = (times: number[], share: number) =>
  times.sort((one, other) => one - other)[Math.floor(times.length * share)]?.toFixed(2)
console.log(`before the request: ${at(inserts, 0.5)} ms median, ${at(inserts, 0.99)} ms p99`)
console.log(`before and after: ${at(both, 0.5)} ms median, ${at(both, 0.99)} ms p99`)
await database.close()
await rm(dir, { recursive: true, force: true })
