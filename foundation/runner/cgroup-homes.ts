import { dirname, join, resolve } from 'node:path'
import { readText } from './process-table'

/** A control group in which groups for tasks can perhaps be made. */
export type CgroupHome = { version: 'v1' | 'v2'; path: string; controllers: ('memory' | 'pids')[] }

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
