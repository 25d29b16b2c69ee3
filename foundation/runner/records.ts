import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { openCgroup } from './cgroup'
import { processRow, readText } from './process-table'
import { killTree, type ProcessTree } from './process-tree'

const recordSchema = z.object({
  guid: z.string(),
  marker: z.string(),
  boot: z.string(),
  leader: z.object({ pid: z.number(), startedAt: z.string() }).optional(),
  cgroups: z.array(z.string()),
})

/** What has to be known to find the processes of a task after the foundation that started them has died. */
type TaskRecord = z.infer<typeof recordSchema>

/** No process has it, so that it matches no group and no session. */
const NO_PID = -1

/** This boot of the machine; pids of an earlier one mean nothing. Empty where the machine does not tell. */
export function bootId(): string {
  return readText('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
}

/** Written before the first process is there and again when its pid is known. */
export async function writeRecord(dir: string, record: TaskRecord): Promise<void> {
  await writeFile(pathOf(dir, record.guid), JSON.stringify(record), { mode: 0o600 })
}

/** Forgets a task whose processes are all gone. */
export async function removeRecord(dir: string, guid: string): Promise<void> {
  await rm(pathOf(dir, guid), { force: true })
}

/**
 * Kills what tasks of an earlier foundation have left running and forgets them; gives their guids.
 * A group is killed as a group only while its first process lives with the start time that was recorded.
 */
export async function killLeftovers(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const guids: string[] = []
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.json'))) {
    const record = recordSchema.safeParse(parseJson(await readFile(join(dir, name), 'utf8')))
    if (record.success) {
      guids.push(record.data.guid)
      if (record.data.boot === bootId()) await killTree(treeOf(record.data))
      await openCgroup(record.data.cgroups).remove()
    }
    await rm(join(dir, name), { force: true })
  }
  return guids
}

function treeOf({ marker, leader, cgroups }: TaskRecord): ProcessTree {
  const same = leader !== undefined && processRow(leader.pid)?.startedAt === leader.startedAt
  return {
    leader: same ? leader : { pid: NO_PID, startedAt: '' },
    marker,
    members: new Map(),
    cgroup: openCgroup(cgroups),
  }
}

function pathOf(dir: string, guid: string): string {
  return join(dir, `${guid}.json`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

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
