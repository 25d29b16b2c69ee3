import { afterAll, beforeEach, expect, it } from 'vitest'
import type { EntryChange } from '@/lib/task-form/metadata-change'
import { type FakeApi, startFakeApi, taskOf } from '../testing/api'
import { testConsole, testSession } from '../testing/console'
import { changeTaskMetadata } from './change-metadata'
import { APP, TASK } from './testing/around-app'

const here = await testConsole()
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.agents.close()
  await here.database.close()
})
const session = testSession(here, api.origin)
const OURS = 'task-console-submission'

let labels: Record<string, string>
let onPatch: FakeApi['answer']

beforeEach(() => {
  labels = { team: 'core', env: 'dev', [OURS]: 'an id' }
  onPatch = (_req, res, body) => {
    const changed: Record<string, string | null> = JSON.parse(body).metadata.labels
    for (const [key, value] of Object.entries(changed)) {
      if (value === null) delete labels[key]
      else labels[key] = value
    }
    res.writeHead(200).end(theTask())
  }
  api.requests.length = 0
  api.answer = (req, res, body) =>
    req.method === 'PATCH' ? onPatch(req, res, body) : res.writeHead(200).end(theTask())
})

const theTask = () => JSON.stringify(taskOf(APP, JSON.stringify({ metadata: { labels } }), TASK))
const change = (changes: EntryChange[]) =>
  changeTaskMetadata(session, { guid: TASK, list: 'labels', changes }, OURS)
const patched = () => api.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
const refuse = (status: number, code: number, detail: string): void => {
  onPatch = (_req, res) =>
    void res.writeHead(status).end(JSON.stringify({ errors: [{ code, title: 'CF-Some', detail }] }))
}

it('only what was changed is sent, null where it is removed', async () => {
  const saved = await change([
    { key: 'team', from: 'core', to: 'other', rowId: 'a' },
    { key: 'env', from: 'dev', to: null, rowId: 'b' },
  ])
  expect(saved).toMatchObject({ kind: 'saved', metadata: { labels: { team: 'other', [OURS]: 'an id' } } })
  expect(patched()).toEqual(['{"metadata":{"labels":{"team":"other","env":null}}}'])
})

it('what somebody else changed since is a conflict, and nothing is written', async () => {
  labels.team = 'theirs'
  const answer = await change([
    { key: 'team', from: 'core', to: 'mine', rowId: 'a' },
    { key: 'env', from: 'dev', to: 'prod', rowId: 'b' },
  ])
  expect(answer).toEqual({ kind: 'conflict', conflicts: [{ key: 'team', now: 'theirs' }] })
  expect(patched()).toEqual([])
})

it('our own label and the platform’s reach no request, in whatever way they come', async () => {
  for (const one of [
    { key: OURS, from: 'an id', to: 'x', rowId: 'a' },
    { key: OURS, from: 'an id', to: null, rowId: 'a' },
    { key: 'korifi.cloudfoundry.org/a', from: 'b', to: null, rowId: 'a' },
  ])
    expect(await change([one])).toMatchObject({ kind: 'refused', isOwn: true })
  expect(patched()).toEqual([])
})

it('a refusal lands on its row, in the API’s words', async () => {
  // A rule that is known is told before anything is sent; here a foundation that has another.
  const other = "Metadata label value error: 'a.b' contains invalid characters"
  refuse(422, 10008, other)
  expect(await change([{ key: 'team', from: 'core', to: 'a.b', rowId: 'row-1' }])).toMatchObject({
    kind: 'refused',
    isOwn: false,
    problems: [{ at: { kind: 'row', list: 'labels', rowId: 'row-1', part: 'value' }, message: other }],
  })
})

it('the limit is told of the group, a missing role with the one that is needed', async () => {
  const one = [{ key: 'tier', from: null, to: '1', rowId: 'a' }]
  refuse(422, 390020, 'Failed to add 1 labels because it would exceed maximum of 50')
  expect(await change(one)).toMatchObject({ problems: [{ at: { kind: 'group', list: 'labels' } }] })
  refuse(403, 10003, 'You are not authorized to perform the requested action')
  expect(await change(one)).toMatchObject({
    problems: [{ next: 'Changing labels takes the role space developer in the space of the app.' }],
  })
})

it('an ended session, and an API that is away, are told without a throw', async () => {
  const ended = { ...session, bearer: async () => ({ kind: 'ended' as const }) }
  const changes = [{ key: 'team', from: 'core', to: 'x', rowId: 'a' }]
  expect(await changeTaskMetadata(ended, { guid: TASK, list: 'labels', changes }, OURS)).toEqual({
    kind: 'signed-out',
  })
  onPatch = (req) => void req.socket.destroy()
  expect(await change(changes)).toMatchObject({ kind: 'refused', problems: [{ at: { kind: 'form' } }] })
})
