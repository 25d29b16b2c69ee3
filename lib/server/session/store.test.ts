import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestConsole, testConsole } from '../testing/console'
import { ENGINES } from '../testing/database'
import { idHashOf, newCookieValue } from './cookie'
import {
  deleteSession,
  findSession,
  findSessionOfUser,
  insertSession,
  replaceTokens,
  touchSession,
} from './store'

describe.each(ENGINES)('on %s', (engine) => {
  const LIFETIMES = { sessionIdleMs: 60_000, sessionMaxMs: 600_000 }
  let here: TestConsole

  beforeAll(async () => {
    here = await testConsole({}, engine)
  })
  afterAll(() => here.database.close())

  async function keep(userId = 'dana') {
    const idHash = idHashOf(newCookieValue()) ?? ''
    await insertSession(here.sessions, {
      idHash,
      foundation: 'https://api.example.org',
      userId,
      userName: userId,
      userOrigin: 'uaa',
      scopes: ['cloud_controller.read', 'cloud_controller.write'],
      accessToken: 'the access token',
      refreshToken: 'the refresh token',
      accessExpiresAt: new Date('2026-11-24T12:00:00Z'),
    })
    return idHash
  }
  const find = (idHash: string, lifetimes = LIFETIMES) => findSession({ ...here.sessions, lifetimes }, idHash)
  const age = (idHash: string, column: 'used_at' | 'created_at', seconds: number) =>
    here.db.execute(
      sql`update sessions set ${sql.identifier(column)} = now() - make_interval(secs => ${seconds}) where id_hash = ${idHash}`,
    )

  describe('kept sessions', () => {
    it('give back what was kept, tokens opened', async () => {
      expect(await find(await keep())).toMatchObject({
        userName: 'dana',
        scopes: ['cloud_controller.read', 'cloud_controller.write'],
        accessToken: 'the access token',
        refreshToken: 'the refresh token',
      })
    })

    // @S41
    it('hold no token in the clear', async () => {
      await keep()
      const rows: unknown = await here.db.execute(sql`select * from sessions`)
      expect(JSON.stringify(rows)).not.toContain('the access token')
      expect(JSON.stringify(rows)).not.toContain('the refresh token')
    })

    // @S03
    it('end when idle, and at the latest after their longest time', async () => {
      const idle = await keep()
      await age(idle, 'used_at', 61)
      expect(await find(idle)).toBeUndefined()
      const old = await keep()
      await age(old, 'created_at', 601)
      expect(await find(old)).toBeUndefined()
    })

    it('live on when touched', async () => {
      const idHash = await keep()
      await age(idHash, 'used_at', 61)
      await touchSession(here.sessions, idHash)
      expect(await find(idHash)).toBeDefined()
    })

    // @S41
    it('do not open when their tokens were copied from another row', async () => {
      const [one, two] = [await keep(), await keep()]
      await here.db.execute(
        sql`update sessions set access_token = (select access_token from sessions where id_hash = ${one}) where id_hash = ${two}`,
      )
      expect(await find(two)).toBeUndefined()
    })

    it('take renewed tokens', async () => {
      const idHash = await keep()
      await replaceTokens(here.sessions, idHash, {
        accessToken: 'renewed',
        refreshToken: 'renewed too',
        accessExpiresAt: new Date('2026-11-24T13:00:00Z'),
      })
      expect(await find(idHash)).toMatchObject({ accessToken: 'renewed', refreshToken: 'renewed too' })
    })

    it('are gone after signing out, for background looks too', async () => {
      const idHash = await keep('mika')
      const user = { foundation: 'https://api.example.org', userId: 'mika', userOrigin: 'uaa' }
      expect(await findSessionOfUser({ db: here.db, lifetimes: LIFETIMES }, user)).toBe(idHash)
      await deleteSession(here.sessions, idHash)
      expect(await find(idHash)).toBeUndefined()
      expect(await findSessionOfUser({ db: here.db, lifetimes: LIFETIMES }, user)).toBeUndefined()
    })
  })
})
