/** A seeded app. Droplets are given oldest first; the one marked `current` is the app's. */
export type SeedApp = {
  guid: string
  name: string
  state: 'STARTED' | 'STOPPED'
  spaceGuid: string
  droplets: SeedDroplet[]
  processes: SeedProcess[]
}
type SeedDroplet = {
  guid: string
  state: 'STAGED' | 'FAILED'
  error?: string
  current?: boolean
  daysOld: number
  processTypes: Record<string, string>
}
type SeedProcess = {
  guid: string
  type: string
  instances: number
  memoryInMb: number
  diskInMb: number
}

/** Commands end by themselves after a few seconds, so that a task made from them does too. */
const WEB = 'i=0; while [ $i -lt 5 ]; do i=$((i+1)); echo "GET /cart/$i 200"; sleep 1; done'
const WORKER =
  'for job in invoices mails report; do echo "working on $job"; sleep 1; done; echo "queue is empty"'
const SMALL_WEB = 'echo "listening"; sleep 2; echo "served 1 request"'

const PRODUCTION = '5cde3435-a9ef-41ff-8fc1-b0b0bf4e0d9f'
const STAGING = '3cef7043-0ad7-4111-9c37-c900902a0747'
const NEARLY_FULL = 'ec95265f-e209-48ad-bafc-43e91765a51c'
const FROZEN = '2b7d2586-11f0-4dde-8bc6-c3a824d599ed'

/** In the order in which lists show them. */
export const apps: readonly SeedApp[] = [
  {
    guid: '86cc45a7-d551-4e39-a271-c2eac8eb97f4',
    name: 'shop',
    state: 'STARTED',
    spaceGuid: PRODUCTION,
    droplets: [
      {
        guid: 'c6753ab3-b68e-4225-b303-cf700000b32a',
        state: 'STAGED',
        daysOld: 30,
        processTypes: { web: WEB, worker: WORKER },
      },
      {
        guid: '56e4028f-0af9-48c4-88ad-a12da6443fd6',
        state: 'FAILED',
        error: 'BuildpackCompileFailed - App staging failed in the buildpack compile phase',
        daysOld: 9,
        processTypes: {},
      },
      {
        guid: '5813dc72-0e22-4dfc-be6f-fbfdd2b97276',
        state: 'STAGED',
        daysOld: 8,
        processTypes: { web: WEB, worker: WORKER },
      },
      {
        guid: '63b4a9c5-9db3-453e-a47b-966bd3682bb4',
        state: 'STAGED',
        current: true,
        daysOld: 2,
        processTypes: { web: WEB, worker: WORKER },
      },
    ],
    processes: [
      {
        guid: 'e4774af3-53e7-4417-a323-629581f54412',
        type: 'web',
        instances: 2,
        memoryInMb: 512,
        diskInMb: 1024,
      },
      {
        guid: '5d035ab5-7b44-442e-ac48-4d21131e9b19',
        type: 'worker',
        instances: 1,
        memoryInMb: 256,
        diskInMb: 512,
      },
    ],
  },
  {
    guid: '072af348-29f0-4974-af0a-90c7d4b61ee0',
    name: 'app-without-droplet',
    state: 'STOPPED',
    spaceGuid: STAGING,
    droplets: [],
    processes: [
      {
        guid: 'c1424d2b-4c85-4af9-81bd-6b82a09dc7cf',
        type: 'web',
        instances: 1,
        memoryInMb: 256,
        diskInMb: 512,
      },
    ],
  },
  {
    guid: '6ec3ce24-afef-48da-aada-d94414c7453e',
    name: 'app-stopped',
    state: 'STOPPED',
    spaceGuid: STAGING,
    droplets: [
      {
        guid: '59c99fa7-fb7d-4f72-a2f4-239f6dc1640c',
        state: 'STAGED',
        current: true,
        daysOld: 5,
        processTypes: { web: SMALL_WEB },
      },
    ],
    processes: [
      {
        guid: 'c8f38f54-2e2d-4213-a73f-a0162eaf64f4',
        type: 'web',
        instances: 1,
        memoryInMb: 256,
        diskInMb: 512,
      },
    ],
  },
  {
    guid: '4d0daf1d-2c4d-42e5-b5e4-48435b8181f9',
    name: 'app-in-nearly-full-space',
    state: 'STARTED',
    spaceGuid: NEARLY_FULL,
    droplets: [
      {
        guid: 'aca9751c-ae17-4d7f-9919-d7918ecbe5b0',
        state: 'STAGED',
        current: true,
        daysOld: 4,
        processTypes: { web: SMALL_WEB },
      },
    ],
    processes: [
      {
        guid: '6a7486de-41b7-4026-8db0-b14cab4e568d',
        type: 'web',
        instances: 1,
        memoryInMb: 448,
        diskInMb: 512,
      },
    ],
  },
  {
    guid: '7a8dcbd3-3bbc-4866-b40a-40f04902ee49',
    name: 'app-in-suspended-organization',
    state: 'STARTED',
    spaceGuid: FROZEN,
    droplets: [
      {
        guid: '52dfbb1e-d5dc-44b5-9b8a-0af76b8be103',
        state: 'STAGED',
        current: true,
        daysOld: 60,
        processTypes: { web: SMALL_WEB },
      },
    ],
    processes: [
      {
        guid: '3f8aef8b-ad52-44ec-af10-c7825864a49f',
        type: 'web',
        instances: 1,
        memoryInMb: 128,
        diskInMb: 256,
      },
    ],
  },
]
