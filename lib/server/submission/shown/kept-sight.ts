import 'server-only'
import { listAppsByGuid } from '../../cloud-controller/apps'
import type { SessionEnded } from '../../cloud-controller/ask'
import { listDevelopedSpaceGuids, listSpaceGuids } from '../../cloud-controller/spaces'
import type { Answer, Failure } from '../../http/answer'
import type { Services } from '../../services'
import type { Session } from '../../session/session'

/** S09: what the API said of somebody's rights is believed for so long, counted from when it was asked. */
const BELIEVED_MS = 60_000
const MOST_APPS = 20_000
/** A longer list of guids makes an address that servers on the way refuse. */
const APPS_A_REQUEST = 100

type Guids = Answer<string[]> | SessionEnded
type Told = { askedAt: number; guids: Promise<Guids> }

/** What one session was told it may see. */
export type KeptSight = {
  usedAt: number
  readable?: Told
  developed?: Told
  /** When it was asked whether an app may be read, and what the API said. */
  apps: Map<string, { askedAt: number; isShown: boolean }>
}

const isFresh = (asked: { askedAt: number } | undefined): boolean =>
  asked !== undefined && performance.now() - asked.askedAt < BELIEVED_MS

/** Of a session that asks no more, nothing is believed any more, so nothing is kept. */
function sightOf({ sights }: Pick<Services, 'sights'>, session: Session): KeptSight {
  const kept: KeptSight = sights.get(session.id) ?? { usedAt: 0, apps: new Map() }
  kept.usedAt = performance.now()
  sights.delete(session.id)
  sights.set(session.id, kept)
  for (const [id, { usedAt }] of sights) {
    if (kept.usedAt - usedAt < BELIEVED_MS) break
    sights.delete(id)
  }
  return kept
}

/** The spaces that the session may read. A failure is not remembered. */
export const readableSpaces = (services: Pick<Services, 'sights'>, session: Session): Promise<Guids> =>
  told(sightOf(services, session), 'readable', () => listSpaceGuids(session))

/** The spaces whose secrets the session may read by its role. A failure is not remembered. */
export const developedSpaces = (services: Pick<Services, 'sights'>, session: Session): Promise<Guids> =>
  told(sightOf(services, session), 'developed', () => listDevelopedSpaceGuids(session))

async function told(
  kept: KeptSight,
  what: 'readable' | 'developed',
  ask: () => Promise<Guids>,
): Promise<Guids> {
  const known = kept[what]
  if (known && isFresh(known)) return known.guids
  const asked = { askedAt: performance.now(), guids: ask() }
  kept[what] = asked
  const answer = await asked.guids
  if (answer.kind !== 'ok' && kept[what] === asked) kept[what] = undefined
  return answer
}

/**
 * Which of these apps the API shows to the session now. Those it could not be asked about are not shown, and `failure`
 * says why.
 */
export async function shownApps(
  services: Pick<Services, 'sights'>,
  session: Session,
  guids: Iterable<string>,
): Promise<{ shown: Set<string>; failure?: Failure | SessionEnded }> {
  const { apps } = sightOf(services, session)
  const wanted = [...new Set(guids)]
  const unknown = wanted.filter((guid) => !isFresh(apps.get(guid)))
  let failure: Failure | SessionEnded | undefined
  for (let first = 0; first < unknown.length && !failure; first += APPS_A_REQUEST) {
    const asked = unknown.slice(first, first + APPS_A_REQUEST)
    const askedAt = performance.now()
    const answer = await listAppsByGuid(session, asked)
    if (answer.kind !== 'ok') failure = answer
    else {
      const found = new Set(answer.body.map(({ guid }) => guid))
      for (const guid of asked) remember(apps, guid, { askedAt, isShown: found.has(guid) })
    }
  }
  const shown = new Set(
    wanted.filter((guid) => {
      const known = apps.get(guid)
      return known?.isShown && isFresh(known)
    }),
  )
  return { shown, failure }
}

function remember(apps: KeptSight['apps'], guid: string, told: { askedAt: number; isShown: boolean }): void {
  apps.delete(guid)
  apps.set(guid, told)
  const oldest = apps.keys().next()
  if (apps.size > MOST_APPS && !oldest.done) apps.delete(oldest.value)
}
