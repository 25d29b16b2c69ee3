import { spawnSync } from 'node:child_process'
import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readText } from './process-table'

/** A control group in which groups for tasks can perhaps be made. */
type CgroupHome = { version: 'v1' | 'v2'; path: string; controllers: ('memory' | 'pids')[] }

type Mount = { root: string; at: string; type: string; options: string[] }

/**
 * Where this process may look for a place for its tasks' groups: below its own group (version 1), below its own or
 * beside it (version 2, where a group with processes can't hand controllers down). Whether they work is another matter.
 */
export function cgroupHomes(
  own: string = readText('/proc/self/cgroup') ?? '',
  mountInfo: string = readText('/proc/self/mountinfo') ?? '',
): CgroupHome[] {
  const mounts = mountInfo.split('\n').flatMap(parseMount)
  const homes = own.split('\n').flatMap((line) => {
    const [id, names = '', ...rest] = line.split(':')
    const group = rest.join(':')
    if (id === undefined || group === '') return []
    return id === '0' && names === '' ? unified(mounts, group) : legacy(mounts, names.split(','), group)
  })
  const legacyMemory = homes.some((home) => home.version === 'v1' && home.controllers.includes('memory'))
  return legacyMemory ? homes.filter((home) => home.version === 'v1') : firstOfUnified(homes)
}

function legacy(mounts: Mount[], names: string[], group: string): CgroupHome[] {
  const controllers = CONTROLLERS.filter((name) => names.includes(name))
  const mount = mounts.find(
    ({ type, options }) => type === 'cgroup' && controllers.some((name) => options.includes(name)),
  )
  if (mount === undefined || controllers.length === 0) return []
  return [{ version: 'v1', path: below(mount, group), controllers }]
}

function unified(mounts: Mount[], group: string): CgroupHome[] {
  const mount = mounts.find(({ type }) => type === 'cgroup2')
  if (mount === undefined) return []
  const own = below(mount, group)
  const paths = own === mount.at ? [own] : [own, dirname(own)]
  return paths.flatMap((path) => {
    const handedDown = (readText(join(path, 'cgroup.subtree_control')) ?? '').trim().split(' ')
    const controllers = CONTROLLERS.filter((name) => handedDown.includes(name))
    return controllers.includes('memory') ? [{ version: 'v2', path, controllers } satisfies CgroupHome] : []
  })
}

/** Pids come from version 1 beside memory of version 2 as well; of version 2 one place is enough. */
function firstOfUnified(homes: CgroupHome[]): CgroupHome[] {
  const first = homes.find((home) => home.version === 'v2')
  return homes.filter((home) => home.version === 'v1' || home === first)
}

const CONTROLLERS = ['memory', 'pids'] as const

/** The folder of a group: a container sees only the part of the tree from the mount's root down. */
function below(mount: Mount, group: string): string {
  const inside = mount.root !== '/' && group.startsWith(mount.root) ? group.slice(mount.root.length) : group
  return resolve(mount.at, `./${inside}`)
}

/** proc_pid_mountinfo(5): fixed fields, a dash, then type, source and options. */
function parseMount(line: string): Mount[] {
  const [head = '', tail = ''] = line.split(' - ')
  const [, , , root, at] = head.split(' ')
  const [type, , options = ''] = tail.split(' ')
  if (root === undefined || at === undefined || type === undefined) return []
  return [{ root, at, type, options: options.split(',') }]
}

/** Container limits as Diego's rep sets them are far higher; a single machine shares its pids with everybody. */
export const PROCESSES_MAX = 256

/** The control groups of one task. */
export type Cgroup = {
  /** Where a process writes its pid to get in. */
  dirs: string[]
  limitsMemory: boolean
  processes(): number[]
  /** Whether the kernel killed one of its processes for memory. */
  ranOutOfMemory(): boolean
  remove(): Promise<void>
}

export type Cgroups = {
  memory: 'v1' | 'v2' | undefined
  processes: boolean
  make(name: string, memoryInMb: number): Cgroup
}

/** Which controllers this process may use for its tasks, found out by trying. Nothing is left behind. */
export function probeCgroups(homes: CgroupHome[] = cgroupHomes()): Cgroups {
  const usable = homes.filter(works)
  const memory = usable.find((home) => home.controllers.includes('memory'))
  return {
    memory: memory?.version,
    processes: usable.some((home) => home.controllers.includes('pids')),
    make: (name, memoryInMb) => make(usable, name, memoryInMb),
  }
}

function works(home: CgroupHome): boolean {
  const dir = join(home.path, `cf-task-probe-${process.pid}`)
  try {
    mkdirSync(dir)
  } catch {
    return false
  }
  try {
    limit(home, dir, 64)
    const entered = spawnSync('/bin/sh', ['-c', 'echo 0 > "$1/cgroup.procs"', 'sh', dir], { stdio: 'ignore' })
    return entered.status === 0
  } catch {
    return false
  } finally {
    removeNow(dir)
  }
}

/** The first value of each limit that must hold; throws when the kernel does not take it. */
function limit(home: CgroupHome, dir: string, memoryInMb: number): void {
  const bytes = String(memoryInMb * 1024 * 1024)
  if (home.controllers.includes('memory') && home.version === 'v1') {
    writeFileSync(join(dir, 'memory.limit_in_bytes'), bytes)
    writeIfThere(join(dir, 'memory.memsw.limit_in_bytes'), bytes)
  }
  if (home.controllers.includes('memory') && home.version === 'v2') {
    writeFileSync(join(dir, 'memory.max'), bytes)
    writeIfThere(join(dir, 'memory.swap.max'), '0')
  }
  if (home.controllers.includes('pids')) writeFileSync(join(dir, 'pids.max'), String(PROCESSES_MAX))
}

function make(homes: CgroupHome[], name: string, memoryInMb: number): Cgroup {
  const dirs = homes.map((home) => {
    const dir = join(home.path, name)
    mkdirSync(dir, { recursive: true })
    limit(home, dir, memoryInMb)
    return dir
  })
  return openCgroup(
    dirs,
    homes.some((home) => home.controllers.includes('memory')),
  )
}

/** The control groups in these folders, made by this or an earlier process. */
export function openCgroup(dirs: string[], limitsMemory = false): Cgroup {
  return {
    dirs,
    limitsMemory,
    processes: () => [...new Set(dirs.flatMap((dir) => numbers(readText(join(dir, 'cgroup.procs')))))],
    ranOutOfMemory: () =>
      dirs.some((dir) =>
        /^oom_kill [1-9]/m.test(
          (readText(join(dir, 'memory.oom_control')) ?? '') + (readText(join(dir, 'memory.events')) ?? ''),
        ),
      ),
    remove: async () => {
      for (let tries = 0; tries < 20 && !dirs.map(removeNow).every(Boolean); tries += 1) await sleep(50)
    },
  }
}

function numbers(text = ''): number[] {
  return text.split('\n').filter(Boolean).map(Number)
}

function writeIfThere(path: string, text: string): void {
  if (readText(path) !== undefined) writeFileSync(path, text)
}

/** False while a process that has ended is not yet collected. */
function removeNow(dir: string): boolean {
  try {
    rmdirSync(dir)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}
