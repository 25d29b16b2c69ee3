import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOST_AFTER_MS } from './testing/console'
import { emptyList } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, leaveOut, proveLooks, test } from './testing/test'
import { World } from './testing/world'

test.describe.configure({ timeout: 90_000 })

const ALWAYS = Number.POSITIVE_INFINITY

/** The library that gives a program another clock, where Debian’s package `faketime` is installed. */
function fakeClock(): string | undefined {
  if (process.platform !== 'linux') return undefined
  return readdirSync('/usr/lib')
    .map((name) => join('/usr/lib', name, 'faketime/libfaketimeMT.so.1'))
    .find((file) => existsSync(file))
}

test('a clock that jumps loses nothing early', { tag: '@F75' }, async () => {
  const library = fakeClock()
  leaveOut(test.info(), library === undefined && 'the package faketime is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'clock-'))
  const file = join(folder, 'clock')
  const jumpTo = (seconds: string) => writeFileSync(file, `${seconds}\n`)
  jumpTo('+600')
  const world = await World.open()
  try {
    const console = await world.console({
      LD_PRELOAD: String(library),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    })
    const operator = await world.signIn(console)
    await proveLooks(world, operator)
    const [gone, there] = await world.apps(2)
    if (!gone || !there) throw new Error('no apps')
    gone.onCreate({ kind: 'cut-before' })
    there.onCreate({ kind: 'cut-after' })
    const show = there.onLook(emptyList, ALWAYS)
    const first = await operator.openForm(gone.guid)
    const second = await operator.openForm(there.guid)
    const begun = performance.now()
    await operator.press(gone.guid, first)
    await operator.press(there.guid, second)
    const { recordedAt = '' } = (await operator.state(first.id))?.submission ?? {}
    expect(Date.parse(recordedAt) - Date.now()).toBeGreaterThan(500_000) // its clock is another one

    const looks = async () => (await operator.state(first.id))?.submission?.looks ?? 0
    for (const clock of ['+4200', '-3000']) {
      jumpTo(clock)
      const before = await looks()
      await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(before + 1)
      if (performance.now() - begun < LOST_AFTER_MS) expect(await operator.outcome(first.id)).toBe('unknown')
    }
    show()
    await expectOutcome(operator, second.id, 'accepted', 20_000)
    await expectOutcome(operator, first.id, 'lost', LOST_AFTER_MS + 20_000)
    expect(performance.now() - begun).toBeGreaterThan(LOST_AFTER_MS)
    await expectUpstream(gone, { tasks: 0 })
    await expectUpstream(there, { tasks: 1 })
  } finally {
    await world.end()
    rmSync(folder, { recursive: true, force: true })
  }
})
