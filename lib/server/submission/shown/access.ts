import 'server-only'
import { decodeJwt, errors } from 'jose'
import type { SessionEnded } from '../../cloud-controller/ask'
import type { Failure } from '../../http/answer'
import type { Session } from '../../session/session'
import type { JournalScope, Spaces } from '../journal/list'
import type { SubmissionRow } from '../journal/row'
import { isOwn } from '../result'
import { developedSpaces, readableSpaces, shownApps } from './kept-sight'

/**
 * What somebody may see of a row: `outline` is without what is secret, which are command, labels, annotations, body
 * and error texts.
 */
export type Sight = 'all' | 'outline'

type Judged = Pick<SubmissionRow, 'id' | 'foundation' | 'userId' | 'userOrigin' | 'appGuid' | 'spaceGuid'>

/** What one session may see of the journal now (S09, S77). Every way to read it goes through this. */
export type Access = {
  /** Within this rows are read at all: what is outside never leaves the database. */
  scope: JournalScope
  /** What may be seen of these rows, by id; a row that is not there is to be treated as missing (S08). */
  sights(rows: readonly Judged[]): Promise<Map<string, Sight>>
  /** Why rows of others may be missing that could be seen otherwise. */
  failure(): Failure | SessionEnded | undefined
}

/** lib/cloud_controller/roles.rb and permissions.rb: who reads every space, and who every secret, by the token alone. */
const READS_ALL = [
  'cloud_controller.admin',
  'cloud_controller.admin_read_only',
  'cloud_controller.global_auditor',
]
const READS_ALL_SECRETS = ['cloud_controller.admin', 'cloud_controller.admin_read_only']

/**
 * Asks the API, with the session's own token, what of the journal the session may see. Own rows always; those of others
 * where the API shows the app, and what is secret of them where it would show that. What can't be asked is not shown.
 */
export async function openAccess(session: Session): Promise<Access> {
  const failures: (Failure | SessionEnded)[] = []
  const scopes = await scopesOf(session)
  const has = (wanted: readonly string[]) => wanted.some((scope) => scopes.includes(scope))
  const spacesOf = async (all: boolean, ask: typeof readableSpaces): Promise<Spaces> => {
    if (all) return 'all'
    const answer = await ask(session)
    if (answer.kind === 'ok') return answer.body
    // An API without roles (or without these filters) shows nobody's secrets here: that is an answer, no failure.
    if (answer.kind !== 'refused' || ask === readableSpaces) failures.push(answer)
    return []
  }
  const [readable, secret] = await Promise.all([
    spacesOf(has(READS_ALL), readableSpaces),
    spacesOf(has(READS_ALL_SECRETS), developedSpaces),
  ])
  const secretSpaces = new Set(secret === 'all' ? [] : secret)
  const showsSecrets = ({ spaceGuid }: Judged) => secret === 'all' || secretSpaces.has(spaceGuid)
  return {
    scope: {
      foundation: session.foundation.origin,
      user: { id: session.user.id, origin: session.user.origin },
      readable,
      secret,
    },
    sights: async (rows) => {
      const others = rows.filter(
        (row) => !isOwn(session, row) && row.foundation === session.foundation.origin,
      )
      const { shown, failure } = await shownApps(
        session,
        others.map(({ appGuid }) => appGuid),
      )
      if (failure) failures.push(failure)
      const sights = new Map<string, Sight>()
      for (const row of rows) if (isOwn(session, row)) sights.set(row.id, 'all')
      for (const row of others)
        if (shown.has(row.appGuid)) sights.set(row.id, showsSecrets(row) ? 'all' : 'outline')
      return sights
    },
    failure: () => failures.find(({ kind }) => kind === 'session-ended') ?? failures[0],
  }
}

/** The scopes of the token in use, by which the API decides: those at sign-in may have been taken away since. */
async function scopesOf(session: Session): Promise<readonly string[]> {
  const bearer = await session.bearer()
  if (bearer.kind !== 'token') return []
  try {
    const { scope } = decodeJwt(bearer.accessToken)
    return Array.isArray(scope) ? scope.filter((one) => typeof one === 'string') : session.user.scopes
  } catch (error) {
    // No JWT (an API without UAA): what was known at sign-in.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return session.user.scopes
    throw error
  }
}
