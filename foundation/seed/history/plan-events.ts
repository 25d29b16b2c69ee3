import type { ProfileName } from '../../cloud-controller/profiles/profile'
import type { auditEvents } from '../../db/tables-tasks'
import type { Calendar } from './calendar'
import { changes, quotaChanged } from './changes'
import type { Deployed } from './deploys'
import { changeEvent, deployEvents, taskEvents } from './events'
import { type PastApp, pastApps } from './places'
import type { PastTask } from './plan-tasks'

/** The oldest Cloud Controller of `FOUNDATION_PROFILE` did not write these yet. */
const NEWER = ['audit.app.build.staged', 'audit.space_quota.update']

type Past = {
  calendar: Calendar
  profile: ProfileName
  past: PastTask[]
  deployed: Map<PastApp, Deployed[]>
}
type Events = { rows: (typeof auditEvents.$inferInsert)[]; quotaChangedAt: Date }

/** The audit events of the fortnight in the order in which they were written; Korifi writes none. */
export function planEvents({ calendar, profile, past, deployed }: Past): Events {
  const quotaChangedAt = calendar.instant(quotaChanged)
  if (profile === 'korifi') return { rows: [], quotaChangedAt }
  const first = calendar.beginOf(FIRST_DAY)
  const rows = [
    ...past.flatMap(taskEvents),
    ...[...deployed].flatMap(([app, own]) =>
      own.filter(({ stagedAt }) => stagedAt > first).flatMap((one) => deployEvents(app, one)),
    ),
    ...changes.map((change) =>
      changeEvent(
        change,
        pastApps.find(({ name }) => name === change.app),
        calendar.instant(change.at),
      ),
    ),
  ]
  const known = profile === 'oldest' ? rows.filter(({ type }) => !NEWER.includes(type)) : rows
  return { rows: known.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()), quotaChangedAt }
}

/** Of what was deployed before, nothing is told. */
const FIRST_DAY = 13
