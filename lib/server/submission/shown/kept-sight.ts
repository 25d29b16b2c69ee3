import 'server-only'
import { LRUCache } from 'lru-cache'
import { listAppsByGuid } from '../../cloud-controller/apps'
import type { SessionEnded } from '../../cloud-controller/ask'
import { listDevelopedSpaceGuids, listSpaceGuids } from '../../cloud-controller/spaces'
import type { Answer, Failure } from '../../http/answer'
import { oncePerProcess } from '../../once-per-process'
import type { Session } from '../../session/session'

/** S09: what the API said of somebody's rights is believed for so long, counted from when it was asked. */
const BELIEVED_MS = 60_000
const MOST_SESSIONS = 2_000
const MOST_APPS = 50_000
/** A longer list of guids makes an address that servers on the way refuse. */
const APPS_A_REQUEST = 100

type Guids = Answer<string[]> | SessionEnded

declare global {
  interface OncePerProcess {
    spacesInSight: LRUCache<string, Promise<Guids>>
    appsInSight: LRUCache<string, boolean>
  }
}

/** The spaces that sessions may read, and those whose secrets they may read, as the API told. */
const spaces = oncePerProcess(
  'spacesInSight',
  () => new LRUCache({ max: 2 * MOST_SESSIONS, ttl: BELIEVED_MS, ttlAutopurge: true }),
)

/** Whether the API showed an app to a session. */
const apps = oncePerProcess(
  'appsInSight',
  () => new LRUCache({ max: MOST_APPS, ttl: BELIEVED_MS, ttlAutopurge: true }),
)

const keyOf = (session: { id: string }, what: string) => `${session.id} ${what}`

/** Forgets what a session may see. */
export function forgetSight(session: { id: string }): void {
  for (const kept of [spaces, apps])
    for (const key of kept.keys()) if (key.startsWith(keyOf(session, ''))) kept.delete(key)
}

/** The spaces that the session may read. A failure is not remembered. */
export const readableSpaces = (session: Session): Promise<Guids> =>
  told(keyOf(session, 'readable'), () => listSpaceGuids(session))

/** The spaces whose secrets the session may read by its role. A failure is not remembered. */
export const developedSpaces = (session: Session): Promise<Guids> =>
  told(keyOf(session, 'developed'), () => listDevelopedSpaceGuids(session))

async function told(key: string, ask: () => Promise<Guids>): Promise<Guids> {
  const known = spaces.get(key)
  if (known) return known
  const asked = ask()
  spaces.set(key, asked)
  const answer = await asked
  if (answer.kind !== 'ok' && spaces.peek(key) === asked) spaces.delete(key)
  return answer
}

/**
 * Which of these apps the API shows to the session now. Those it could not be asked about are not shown, and `failure`
 * says why.
 */
export async function shownApps(
  session: Session,
  guids: Iterable<string>,
): Promise<{ shown: Set<string>; failure?: Failure | SessionEnded }> {
  const wanted = [...new Set(guids)]
  // Read once: what runs out while others are asked about would vanish without a word.
  const known = new Map(wanted.map((guid) => [guid, apps.get(keyOf(session, guid))]))
  const unknown = wanted.filter((guid) => known.get(guid) === undefined)
  let failure: Failure | SessionEnded | undefined
  for (let first = 0; first < unknown.length && !failure; first += APPS_A_REQUEST) {
    const asked = unknown.slice(first, first + APPS_A_REQUEST)
    const start = performance.now()
    const answer = await listAppsByGuid(session, asked)
    if (answer.kind !== 'ok') failure = answer
    else {
      const found = new Set(answer.body.map(({ guid }) => guid))
      for (const guid of asked) {
        apps.set(keyOf(session, guid), found.has(guid), { start })
        known.set(guid, found.has(guid))
      }
    }
  }
  return { shown: new Set(wanted.filter((guid) => known.get(guid))), failure }
}
