import { apps } from '../apps'
import { spaces as seededSpaces } from '../places'
import type { Moment } from './calendar'

export type AppName = 'shop' | 'ledger' | 'mailer' | 'catalog-export' | 'warehouse'
/** Accounts that may create tasks or cancel them. */
export type AccountName = 'admin' | 'developer' | 'supporter'

/** A droplet that became the app's own; before the fortnight only its age is told. */
type Deploy = { dropletGuid: string; at: Moment | { daysOld: number }; by: AccountName }
/** An app with a past. What it is, is here only for those that are not seeded without one. */
export type PastApp = {
  name: AppName
  guid: string
  spaceGuid: string
  organizationGuid: string
  deploys: Deploy[]
  /** Log Cache keeps a number of lines for each app: those of a busy one reach back less far. */
  logDays: number
  made?: {
    process: { guid: string; instances: number; memoryInMb: number; command: string }
    environmentVariables?: Record<string, string>
  }
}

const BACK_OFFICE = '7443972a-17de-4390-b430-eda3c868aa73'
const FINANCE = '5f8f91f2-65b7-4b47-9150-bbfa0ae5d1f0'
const OPERATIONS = 'be90f9dd-e919-4b3d-aac2-7c766253f72e'

/** An organization of its own: what is started in it counts against no quota of the others. */
export const organization = {
  guid: BACK_OFFICE,
  name: 'back-office',
  quotaGuid: '170aee45-b42b-45fa-9872-168db282605a',
}

/** Doubled on the day of `changes.ts`, so that a task could run for which there had been no room. */
export const spaceQuota = {
  guid: 'a9dc3718-6d73-4478-b9cb-e3a97654364c',
  name: 'operations',
  organizationGuid: BACK_OFFICE,
  totalMemoryInMb: 4096,
}

export const spaces = [
  { guid: FINANCE, name: 'finance', organizationGuid: BACK_OFFICE, quotaGuid: null },
  { guid: OPERATIONS, name: 'operations', organizationGuid: BACK_OFFICE, quotaGuid: spaceQuota.guid },
]

/** In the order in which lists show them; shop is there already. */
export const pastApps: readonly PastApp[] = [
  { name: 'shop', ...seededShop(), logDays: 4 },
  {
    name: 'ledger',
    guid: '302ab2ac-3c86-4ac2-9822-23451965c20c',
    spaceGuid: FINANCE,
    organizationGuid: BACK_OFFICE,
    deploys: [
      { dropletGuid: 'ffae23b0-2bc2-4956-a67f-011f25895255', at: { daysOld: 45 }, by: 'developer' },
      {
        dropletGuid: '9c5f7daa-c51e-4cce-8884-72b911295bc9',
        at: { day: 10, at: '15:40' },
        by: 'developer',
      },
      // Since then nightly-report fails: the droplet comes without a package that it needs.
      {
        dropletGuid: '7e84fdef-e316-4851-b35e-79416e3543b0',
        at: { day: 3, at: '16:20' },
        by: 'developer',
      },
    ],
    logDays: 8,
    made: {
      process: {
        guid: '21e2cc38-2ab1-4f6f-936c-a570ec6bb0f1',
        instances: 1,
        memoryInMb: 256,
        command: 'echo "ledger listens"; sleep 2; echo "served 1 request"',
      },
    },
  },
  {
    name: 'mailer',
    guid: 'a85fc254-4f05-4596-b34b-3dd6f8775b40',
    spaceGuid: OPERATIONS,
    organizationGuid: BACK_OFFICE,
    deploys: [{ dropletGuid: 'ac80879b-44f1-4393-8343-1e6d758cfd77', at: { daysOld: 24 }, by: 'developer' }],
    logDays: 3,
    made: {
      process: {
        guid: '809affd0-c15f-4a69-84ae-94417c1402fc',
        instances: 1,
        memoryInMb: 256,
        command: 'echo "the queue is empty"; sleep 2',
      },
      environmentVariables: {
        SMTP_URL: 'smtp://10.0.47.12:25',
        BULK_SMTP_URL: 'smtp://10.0.47.13:25',
      },
    },
  },
  {
    name: 'catalog-export',
    guid: '7944588a-1cf1-41a6-bac1-06cc3c8c43c3',
    spaceGuid: OPERATIONS,
    organizationGuid: BACK_OFFICE,
    deploys: [
      { dropletGuid: 'c5f5ddfb-c476-49ea-ae57-110bc7c944d1', at: { daysOld: 33 }, by: 'admin' },
      {
        dropletGuid: '69c2e093-755a-4a66-8679-0a6522bf725b',
        at: { day: 9, at: '11:20' },
        by: 'developer',
      },
    ],
    logDays: 8,
    made: {
      process: {
        guid: '9c8fbdab-a963-4f74-a330-f017fde1d2b5',
        instances: 1,
        memoryInMb: 256,
        command: 'echo "catalog-export listens"; sleep 2; echo "served 1 request"',
      },
    },
  },
  {
    name: 'warehouse',
    guid: 'b659ba31-de43-4b0d-82df-f67151de1523',
    spaceGuid: OPERATIONS,
    organizationGuid: BACK_OFFICE,
    deploys: [
      { dropletGuid: 'c942355a-70b9-4202-9af0-99162d8b4681', at: { daysOld: 19 }, by: 'developer' },
      {
        dropletGuid: '834a1e69-7db3-466f-8cee-3a1d801256e2',
        at: { day: 3, at: '11:00' },
        by: 'developer',
      },
      {
        dropletGuid: '5b4837c6-ce63-4a1f-98b3-e41d031d9782',
        at: { day: 3, at: '12:00' },
        by: 'developer',
      },
    ],
    logDays: 6,
    made: {
      process: {
        guid: '63328a3e-c5b1-48a9-ba57-59f26ad8f0da',
        instances: 2,
        memoryInMb: 256,
        command: 'echo "warehouse listens"; sleep 2; echo "served 1 request"',
      },
    },
  },
]

/** Its droplets are those that were staged; the seed tells when. */
function seededShop(): Pick<PastApp, 'guid' | 'spaceGuid' | 'organizationGuid' | 'deploys'> {
  const shop = apps.find(({ name }) => name === 'shop')
  const space = seededSpaces.find(({ guid }) => guid === shop?.spaceGuid)
  if (shop === undefined || space === undefined) throw new Error('The app shop is not seeded')
  const staged = shop.droplets.filter(({ state }) => state === 'STAGED')
  return {
    guid: shop.guid,
    spaceGuid: shop.spaceGuid,
    organizationGuid: space.organizationGuid,
    deploys: staged.map(({ guid, daysOld }) => ({ dropletGuid: guid, at: { daysOld }, by: 'developer' })),
  }
}
