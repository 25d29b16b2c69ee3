import type { AccountName, AppName } from './places'
import type { RecordingName } from './recordings'

/** What runs again and again under one name. */
export type Job = {
  app: AppName
  /** Its usual outcome. */
  recording: RecordingName
  /** How long it usually takes, from its creation to its end. */
  seconds: number
  memoryInMb: number
  diskInMb: number
  by: AccountName
  labels: Record<string, string>
  annotations: Record<string, string>
}

const RUNBOOKS = 'https://runbooks.example.com'

/** By the name of their tasks. */
export const jobs = {
  'nightly-report': {
    app: 'ledger',
    recording: 'nightly-report',
    seconds: 243,
    memoryInMb: 512,
    diskInMb: 1024,
    by: 'developer',
    labels: { team: 'finance', schedule: 'nightly' },
    annotations: { runbook: `${RUNBOOKS}/ledger/nightly-report`, 'on-call': 'finance platform' },
  },
  migrate: {
    app: 'ledger',
    recording: 'ledger-migrate',
    seconds: 41,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'finance', kind: 'migration' },
    annotations: { runbook: `${RUNBOOKS}/ledger/deploy` },
  },
  'import-bank': {
    app: 'ledger',
    recording: 'import-bank',
    seconds: 94,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'finance', schedule: 'daily' },
    annotations: { runbook: `${RUNBOOKS}/ledger/import-bank` },
  },
  'close-period': {
    app: 'ledger',
    recording: 'close-period',
    seconds: 128,
    memoryInMb: 512,
    diskInMb: 512,
    by: 'admin',
    labels: { team: 'finance', schedule: 'monthly' },
    annotations: { runbook: `${RUNBOOKS}/ledger/close-period`, approval: 'head of accounting, in writing' },
  },
  'deliver-queue': {
    app: 'mailer',
    recording: 'deliver-queue',
    seconds: 52,
    memoryInMb: 128,
    diskInMb: 256,
    by: 'developer',
    labels: { team: 'messaging' },
    annotations: { runbook: `${RUNBOOKS}/mailer/queue` },
  },
  newsletter: {
    app: 'mailer',
    recording: 'newsletter',
    seconds: 770,
    memoryInMb: 256,
    diskInMb: 256,
    by: 'developer',
    labels: { team: 'marketing', schedule: 'weekly' },
    annotations: {
      runbook: `${RUNBOOKS}/mailer/newsletter`,
      note: 'Never start it twice: there is no list of who has it already.',
    },
  },
  'full-export': {
    app: 'catalog-export',
    recording: 'full-export',
    seconds: 420,
    memoryInMb: 256,
    diskInMb: 1024,
    by: 'developer',
    labels: { team: 'catalog', schedule: 'twice-weekly' },
    annotations: { runbook: `${RUNBOOKS}/catalog/full-export` },
  },
  'export-images': {
    app: 'catalog-export',
    recording: 'export-images',
    seconds: 36,
    memoryInMb: 512,
    diskInMb: 1024,
    by: 'developer',
    labels: { team: 'catalog' },
    annotations: {},
  },
  'export-partner': {
    app: 'catalog-export',
    recording: 'export-partner',
    seconds: 66,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'catalog', partner: 'nordwind' },
    annotations: { contact: 'https://nordwind.example/support' },
  },
  archive: {
    app: 'catalog-export',
    recording: 'archive',
    seconds: 75,
    memoryInMb: 128,
    diskInMb: 64,
    by: 'developer',
    labels: { team: 'catalog', schedule: 'weekly' },
    annotations: { runbook: `${RUNBOOKS}/catalog/archive` },
  },
  'sync-stock': {
    app: 'warehouse',
    recording: 'sync-stock',
    seconds: 186,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'logistics', schedule: 'daily' },
    annotations: { runbook: `${RUNBOOKS}/warehouse/sync-stock` },
  },
  cleanup: {
    app: 'warehouse',
    recording: 'cleanup',
    seconds: 58,
    memoryInMb: 128,
    diskInMb: 256,
    by: 'developer',
    labels: { team: 'logistics', schedule: 'weekly' },
    annotations: {},
  },
  'rebuild-index': {
    app: 'warehouse',
    recording: 'rebuild-index',
    seconds: 1240,
    memoryInMb: 2048,
    diskInMb: 2048,
    by: 'developer',
    labels: { team: 'logistics', change: 'CHG-20388' },
    annotations: {
      note: 'Refused at first (memory_in_mb exceeds space memory quota); the quota is larger since 11:12.',
    },
  },
  reconcile: {
    app: 'warehouse',
    recording: 'reconcile',
    seconds: 5,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'logistics' },
    annotations: {},
  },
  'migrate-prices': {
    app: 'shop',
    recording: 'shop-migrate',
    seconds: 33,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'shop', kind: 'migration' },
    annotations: { runbook: `${RUNBOOKS}/shop/deploy` },
  },
  'import-prices': {
    app: 'shop',
    recording: 'import-prices',
    seconds: 150,
    memoryInMb: 256,
    diskInMb: 512,
    by: 'developer',
    labels: { team: 'shop', schedule: 'daily' },
    annotations: { runbook: `${RUNBOOKS}/shop/import-prices` },
  },
  'clear-carts': {
    app: 'shop',
    recording: 'clear-carts',
    seconds: 47,
    memoryInMb: 128,
    diskInMb: 256,
    by: 'developer',
    labels: { team: 'shop' },
    annotations: {},
  },
} as const satisfies Record<string, Job>

export type JobName = keyof typeof jobs
