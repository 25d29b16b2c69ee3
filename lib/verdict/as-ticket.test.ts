import { expect, it } from 'vitest'
import type { Judged } from '../queries/verdict'
import { taskSchema } from '../resources/task'
import { taskAsTicket } from './as-ticket'

const task = taskSchema.parse({
  guid: '7b0d6d52-93ea-4bd1-a7d2-c1f3e0e0b111',
  sequence_id: 24,
  name: 'nightly `rm`',
  command: 'node report.mjs --password hunter22',
  state: 'FAILED',
  memory_in_mb: 512,
  disk_in_mb: 1024,
  result: { failure_reason: 'APP/TASK/nightly `rm`: Exited with status 1' },
  droplet_guid: 'd-1',
  relationships: { app: { data: { guid: 'a-1' } } },
  metadata: { labels: { team: 'core', 'api-token': 'tok-123456' }, annotations: { note: 'a secret note' } },
  created_at: '2026-11-29T02:15:12Z',
  updated_at: '2026-11-29T02:15:16Z',
})
const judged: Judged = {
  verdict: {
    cause: 'module-missing',
    grade: 'certain',
    sentence: 'The package <pdfkit> is not there.',
    facts: [],
    lines: [
      { weight: 'for', at: '1764382515463000000', stream: 'ERR', text: "Cannot find package 'pdfkit'" },
      { weight: 'for', at: '1764382515464000000', stream: 'ERR', text: 'DB_PASSWORD=hunter22 ``` @all' },
    ],
    isPlatform: false,
    next: { what: 'Build a droplet that has it.' },
  },
  log: 'whole',
  nextLookMs: null,
}

it('tells cause, grade, lines, facts, versions and where to look, and no secret', () => {
  const text = taskAsTicket({
    task,
    judged,
    since: 'Third failure in a row.',
    app: { guid: 'a-1', name: 'ledger' },
    revision: 3,
    api: 'https://api.example.org',
    apiVersion: '3.228.0',
    address: 'https://console.example.org/tasks/7b0d',
  })
  for (const part of [
    '#24 FAILED',
    '(module-missing, certain)',
    'Third failure in a row.',
    "Cannot find package 'pdfkit'",
    'revision 3',
    'version 3.228.0',
    '<https://console.example.org/tasks/7b0d>',
    'team=core',
    'Build a droplet that has it.',
  ])
    expect(text).toContain(part)
  for (const secret of ['hunter22', 'tok-123456', 'a secret note']) expect(text).not.toContain(secret)
  // Neither markup nor a fence of the program's own opens anything.
  expect(text).toContain('\\<pdfkit\\>')
  expect(text).toContain('````text')
})
