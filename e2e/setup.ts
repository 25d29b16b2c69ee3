import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startConsole, startFoundation } from './programs'
import { openWire } from './wire'

/** Starts the real product once for all tests: embedded foundation, wire, console. Gives what ends them. */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'task-console-e2e-'))
  const password = 'a password of these tests'
  const foundation = await startFoundation({
    DATA_DIR: join(dir, 'foundation'),
    FOUNDATION_PASSWORD: password,
  })
  const wire = await openWire(foundation.address)
  const console = await startConsole({ DATA_DIR: join(dir, 'console'), CF_API_URL: wire.address })
  Object.assign(process.env, {
    E2E_CONSOLE: console.address,
    E2E_FOUNDATION: foundation.address,
    E2E_WIRE: wire.address,
    E2E_WIRE_CONTROL: wire.control,
    E2E_PASSWORD: password,
  })
  return async () => {
    await console.stop()
    await wire.stop()
    await foundation.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
