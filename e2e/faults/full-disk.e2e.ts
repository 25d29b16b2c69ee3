import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, expectUpstream, leaveOut, test } from './testing/test'
import { World } from './testing/world'

test.describe.configure({ timeout: 90_000 })

const MOST_PRESSES = 60
/** A folder of PGlite takes 39 MB and a little more to begin with. */
const SIZE = '72m'

/** A small disk of its own, where this user may mount one. */
function mountSmallDisk(folder: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'tmpfs', folder]).status === 0
}

function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (const chunk of [Buffer.alloc(64 * 1024), Buffer.alloc(512)])
      for (let isFull = false; !isFull; ) isFull = !writes(handle, chunk)
  } finally {
    closeSync(handle)
  }
}

function writes(handle: number, chunk: Uint8Array): boolean {
  try {
    return writeSync(handle, chunk) === chunk.byteLength
  } catch {
    return false
  }
}

test('a full disk records nothing, so sends nothing, until it has room', { tag: '@F25' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  const isMounted = mountSmallDisk(folder)
  if (!isMounted) rmSync(folder, { recursive: true, force: true })
  leaveOut(test.info(), !isMounted && 'this user may not mount a small disk')
  const world = await World.open()
  try {
    const operator = await world.signIn(await world.console({ DATA_DIR: folder }))
    const app = await world.app()
    const tickets = [await operator.openForm(app.guid)]
    for (let count = 1; count < MOST_PRESSES; count += 1) tickets.push(await operator.openForm(app.guid))
    fill(join(folder, 'filling'))
    const refused: typeof tickets = []
    let sent = 0
    for (const ticket of tickets) {
      const before = app.posts()
      const result = await operator.press(app.guid, ticket, `echo ${'a'.repeat(3_000)}`)
      sent += app.posts() - before
      if (result.outcome === 'accepted') continue
      expect(result).toMatchObject({ outcome: 'rejected', reason: 'not-recorded' })
      expect(app.posts()).toBe(before)
      refused.push(ticket)
      if (refused.length === 2) break
    }
    expect(refused.length).toBeGreaterThan(0)
    rmSync(join(folder, 'filling'))
    for (const ticket of refused) {
      const again = async () =>
        (await operator.press(app.guid, ticket, 'true', { pressed: true }).catch(() => undefined))?.outcome
      await expect.poll(again, { timeout: 20_000 }).toBe('accepted')
    }
    await expectUpstream(app, { tasks: sent + refused.length, posts: sent + refused.length })
  } finally {
    await world.end()
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
})
