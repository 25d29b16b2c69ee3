import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const removal = { recursive: true, force: true, maxRetries: 3 }

/**
 * Removes a task's folder whatever the task made of it: folders that their owner may not enter are opened first.
 * What still can't be removed stays; nothing fails because of it. Links are not followed.
 */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, removal).catch(async () => {
    await run('chmod', ['-R', 'u+rwX', path]).catch(() => undefined)
    await rm(path, removal).catch(() => undefined)
  })
}
