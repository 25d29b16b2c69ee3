import { randomBytes } from 'node:crypto'
import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogLine } from '../log-cache/log-line'
import type { Cgroup, Cgroups } from './cgroup'
import { taskEnvironment } from './environment'
import { launch, makePipes } from './launch'
import type { ProcessTree } from './process-tree'
import { bootId, removeFolder, removeRecord, writeRecord } from './records'
import { type RunningTask, supervise } from './supervise'
import type { RunnerTask } from './task'
import { taskOutput } from './task-output'

export type Place = { work: string; records: string; cgroups: Cgroups; onLine: (line: LogLine) => void }

/** Starts a task. Rejects when the machine can't start it; then nothing of it is left. */
export async function startTask(task: RunnerTask, place: Place): Promise<RunningTask> {
  const directory = join(place.work, task.guid)
  const marker = randomBytes(16).toString('hex')
  const cgroup = cgroupFor(task, place.cgroups, marker)
  const output = taskOutput(task, place.onLine)
  const record = { guid: task.guid, marker, boot: bootId(), cgroups: cgroup?.dirs ?? [] }
  async function clear(): Promise<void> {
    await removeFolder(directory)
    await cgroup?.remove()
    await removeRecord(place.records, task.guid)
  }

  try {
    await refuseOnFullDisk(place.work)
    output.cell((cell, guid) => `Cell ${cell} creating container for instance ${guid}`)
    await mkdir(join(directory, 'app'), { recursive: true, mode: 0o700 })
    await mkdir(join(directory, 'tmp'), { mode: 0o700 })
    await writeRecord(place.records, record)
    const pipes = await makePipes(directory)
    output.cell((cell, guid) => `Cell ${cell} successfully created container for instance ${guid}`)
    const environment = taskEnvironment(task, directory, marker)
    const { command, diskInMb } = task
    output.follow(pipes.stdout, 'OUT')
    output.follow(pipes.stderr, 'ERR')
    const what = { command, diskInMb, environment, cgroup, ...pipes.writers }
    const { leader, exited } = await launch(what).finally(pipes.closeWriters)
    await writeRecord(place.records, { ...record, leader })
    const tree: ProcessTree = { leader, marker, members: new Map(), cgroup }
    return supervise(task, { tree, directory, output, exited, clear })
  } catch (error) {
    await clear()
    throw error
  }
}

/** The foundation's own database lives on the same disk. */
const FREE_DISK_MIN_BYTES = 1024 ** 3

async function refuseOnFullDisk(folder: string): Promise<void> {
  const disk = await statfs(folder)
  if (disk.bavail * disk.bsize < FREE_DISK_MIN_BYTES) throw new Error('insufficient resources: disk')
}

/** Without a group of its own a task's memory is watched instead. */
function cgroupFor(task: RunnerTask, cgroups: Cgroups, marker: string): Cgroup | undefined {
  try {
    return cgroups.make(`cf-task-${marker}`, task.memoryInMb)
  } catch {
    return undefined
  }
}
