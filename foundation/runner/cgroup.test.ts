import { expect, test } from 'vitest'
import { cgroupHomes } from './cgroup'

const V1 = [
  '30 24 0:26 / /sys/fs/cgroup/memory rw,nosuid shared:9 - cgroup cgroup rw,memory',
  '31 24 0:27 / /sys/fs/cgroup/pids rw,nosuid shared:10 - cgroup cgroup rw,pids',
  '32 24 0:28 / /sys/fs/cgroup/cpu rw,nosuid shared:11 - cgroup cgroup rw,cpu',
  '33 24 0:29 / /sys/fs/cgroup/unified rw,nosuid shared:12 - cgroup2 cgroup2 rw',
].join('\n')

test('below its own group in version 1, for the controllers that limit tasks', () => {
  const own = ['8:pids:/', '5:cpu:/', '4:memory:/box/abc', '0::/'].join('\n')
  expect(cgroupHomes(own, V1)).toEqual([
    { version: 'v1', path: '/sys/fs/cgroup/pids', controllers: ['pids'] },
    { version: 'v1', path: '/sys/fs/cgroup/memory/box/abc', controllers: ['memory'] },
  ])
})

test('a container that sees only its part of the tree looks there', () => {
  const mount = '30 24 0:26 /box/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory'
  expect(cgroupHomes('4:memory:/box/abc', mount)).toEqual([
    { version: 'v1', path: '/sys/fs/cgroup/memory', controllers: ['memory'] },
  ])
})

test('nowhere where there are no control groups', () => {
  expect(cgroupHomes('', '')).toEqual([])
})
