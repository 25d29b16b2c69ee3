import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromPs, processRow, processTable } from './process-table'

test('the table holds this process with its parent, its group and its memory', () => {
  const own = processTable().find((row) => row.pid === process.pid)
  expect(own).toMatchObject({ pid: process.pid, ppid: process.ppid })
  expect(own?.rssKb).toBeGreaterThan(10_000)
  expect(processRow(process.pid)?.startedAt).toBe(own?.startedAt)
  expect(processRow(2 ** 22 + 1)).toBeUndefined()
})

test.runIf(existsSync('/bin/ps') || existsSync('/usr/bin/ps'))('ps tells the same of it', () => {
  const [own, byPs] = [processTable(), fromPs()].map((table) => table.find((row) => row.pid === process.pid))
  expect(byPs).toMatchObject({ pid: own?.pid, ppid: own?.ppid, group: own?.group })
  expect(byPs?.startedAt).not.toBe('')
})

test('a process that has ended is not in it', () => {
  const { pid } = spawnSync('true')
  expect(processRow(pid)).toBeUndefined()
})
