import type { Moment } from './calendar'
import type { JobName } from './jobs'
import type { AccountName } from './places'
import type { RecordingName } from './recordings'

/** How a task ended, where its program does not say it. */
export type End =
  | { kind: 'cancelled'; by: AccountName }
  /** No cell had room: there never was a container. */
  | { kind: 'not-placed'; reason: string }
  /** The runner could not be reached. */
  | { kind: 'not-requested' }
  /** Its cell went away, and it with it. */
  | { kind: 'lost' }

/** One task of the past: what is not said is as usual for its job. */
export type Run = {
  job: JobName
  at: Moment
  recording?: RecordingName
  seconds?: number
  memoryInMb?: number
  by?: AccountName
  labels?: Record<string, string>
  annotations?: Record<string, string>
  end?: End
}

function run(job: JobName, day: number, at: string, otherwise: Omit<Run, 'job' | 'at'> = {}): Run {
  return { job, at: { day, at }, ...otherwise }
}

function recent(job: JobName, minutesAgo: number, otherwise: Omit<Run, 'job' | 'at'> = {}): Run {
  return { job, at: { minutesAgo }, ...otherwise }
}

const days = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at)
const DAY_MINUTES = 1440

const ledger: Run[] = [
  ...days(13, 4).map((day) => run('nightly-report', day, '02:15')),
  // After the deploy of day 3.
  ...days(3, 1).map((day) =>
    run('nightly-report', day, '02:15', { recording: 'nightly-report-without-pdfkit' }),
  ),
  run('migrate', 10, '15:45', { labels: { change: 'CHG-20311' } }),
  run('migrate', 3, '16:26', {
    labels: { change: 'CHG-20417' },
    recording: 'ledger-migrate-column-there',
    seconds: 24,
  }),
  run('migrate', 3, '16:52', {
    labels: { change: 'CHG-20417' },
    annotations: { note: 'The column had been added by hand; dropped it and tried again.' },
    by: 'admin',
  }),
  run('import-bank', 11, '06:40'),
  run('import-bank', 8, '06:40', { recording: 'import-bank-comma', seconds: 61 }),
  run('import-bank', 8, '07:25'),
  run('import-bank', 6, '06:40'),
  run('import-bank', 4, '06:40', { recording: 'import-bank-posted', seconds: 53 }),
  run('import-bank', 1, '06:40'),
  run('close-period', 6, '17:10', { recording: 'close-period-differs', seconds: 131 }),
  run('close-period', 5, '10:05'),
]

const mailer: Run[] = [
  ...days(12, 4).flatMap((day) => (day % 3 === 0 ? [run('deliver-queue', day, '10:00')] : [])),
  run('deliver-queue', 2, '09:10'),
  run('deliver-queue', 2, '09:40'),
  // SMTP_URL leads to a port at which nobody listens, until 11:02.
  ...Array.from({ length: 12 }, (_, at) =>
    run('deliver-queue', 2, `10:${String(at * 5).padStart(2, '0')}`, {
      recording: 'deliver-queue-refused',
    }),
  ),
  run('deliver-queue', 2, '11:05'),
  run('deliver-queue', 1, '10:00'),
  run('newsletter', 9, '13:10', { recording: 'newsletter-unset' }),
  run('newsletter', 9, '13:50', { labels: { issue: '2046' } }),
  run('newsletter', 3, '14:05', {
    recording: 'newsletter-stopped',
    seconds: 390,
    labels: { issue: '2047' },
    end: { kind: 'cancelled', by: 'supporter' },
  }),
  run('newsletter', 1, '14:30', { labels: { issue: '2047' } }),
]

const catalogExport: Run[] = [
  run('full-export', 12, '05:30'),
  run('full-export', 9, '05:30'),
  run('full-export', 6, '05:30'),
  // The catalogue has grown.
  run('full-export', 3, '05:30', { recording: 'full-export-grown', seconds: 880 }),
  run('full-export', 2, '05:30', { recording: 'full-export-grown', seconds: 905 }),
  run('full-export', 2, '09:15', {
    recording: 'full-export-more-memory',
    memoryInMb: 1024,
    seconds: 1510,
    labels: { change: 'CHG-20429' },
  }),
  run('export-images', 5, '11:30'),
  run('export-images', 5, '13:00', {
    memoryInMb: 2048,
    end: { kind: 'not-placed', reason: 'insufficient resources: memory' },
  }),
  run('export-partner', 4, '16:00'),
  run('archive', 7, '18:20'),
  run('archive', 1, '18:20', { recording: 'archive-full', seconds: 41 }),
]

const warehouse: Run[] = [
  ...[11, 8, 6].map((day) => run('sync-stock', day, '21:00')),
  run('sync-stock', 5, '20:40', { recording: 'sync-stock-attempts' }),
  run('sync-stock', 5, '20:48', { recording: 'sync-stock-unresolved', seconds: 9 }),
  run('sync-stock', 5, '21:30'),
  run('sync-stock', 4, '21:00', { recording: 'sync-stock-terminated', seconds: 112 }),
  run('sync-stock', 3, '21:00'),
  run('sync-stock', 2, '21:00', { recording: 'sync-stock-lost', seconds: 128, end: { kind: 'lost' } }),
  run('sync-stock', 2, '21:20', { by: 'admin' }),
  run('sync-stock', 1, '21:00'),
  run('cleanup', 10, '04:30'),
  run('cleanup', 3, '11:08', { recording: 'cleanup-unfinished' }),
  run('cleanup', 3, '12:06'),
  run('rebuild-index', 6, '11:30'),
  run('reconcile', 4, '08:15'),
]

const shop: Run[] = [
  // After each of its deploys.
  recent('migrate-prices', 8 * DAY_MINUTES - 6, { labels: { change: 'CHG-20350' } }),
  recent('migrate-prices', 2 * DAY_MINUTES - 6, {
    recording: 'shop-migrate-locked',
    seconds: 35,
    labels: { change: 'CHG-20433' },
  }),
  recent('migrate-prices', 2 * DAY_MINUTES - 31, { labels: { change: 'CHG-20433' } }),
  run('import-prices', 12, '07:00'),
  run('import-prices', 10, '07:00', { recording: 'import-prices-absent' }),
  run('import-prices', 10, '08:20'),
  run('import-prices', 7, '07:00'),
  run('import-prices', 3, '07:00', { recording: 'import-prices-html', seconds: 6 }),
  run('import-prices', 3, '08:05'),
  run('import-prices', 1, '07:00'),
  run('clear-carts', 4, '22:00'),
  run('clear-carts', 2, '22:00', { end: { kind: 'not-requested' } }),
  run('clear-carts', 2, '22:10'),
  recent('clear-carts', 205, { recording: 'clear-carts-not-executable' }),
  recent('clear-carts', 196),
  recent('clear-carts', 35),
]

/** Everything that ran in the fortnight, in no order. */
export const runs: readonly Run[] = [...ledger, ...mailer, ...catalogExport, ...warehouse, ...shop]
