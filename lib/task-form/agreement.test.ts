import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { apiErrorSchema } from '../resources/api-error'
import { checkForm } from './check'
import type { Row, TaskFormValues } from './fields'
import type { Problem } from './problem'
import { attribute } from './refusal/attribute'
import { toRequest } from './request'
import { anyForm, nearlyRightForm } from './testing/any-form'
import { startFoundation, type TestFoundation } from './testing/foundation'

const oneSchema = z.object({ guid: z.string() })
const listSchema = z.object({ resources: z.array(oneSchema) })
const answerSchema = z.object({ errors: z.array(apiErrorSchema) })

let foundation: TestFoundation
let app = ''
let template = ''

async function firstGuid(path: string): Promise<string> {
  const { body } = await foundation.request('GET', path)
  return listSchema.parse(body).resources[0]?.guid ?? ''
}

// In a space that allows no task every request comes as far as the quotas and nothing ever runs.
beforeAll(async () => {
  foundation = await startFoundation()
  app = await firstGuid('/v3/apps?names=shop')
  template = await firstGuid(`/v3/apps/${app}/processes?types=web`)
  const space = await firstGuid('/v3/spaces?names=production')
  const organization = await firstGuid('/v3/organizations?names=acme')
  const quota = {
    name: 'no-tasks',
    apps: { per_app_tasks: 0 },
    relationships: { organization: { data: { guid: organization } }, spaces: { data: [{ guid: space }] } },
  }
  const made = await foundation.request('POST', '/v3/space_quotas', JSON.stringify(quota))
  expect(made.status).toBe(201)
}, 60_000)
afterAll(() => foundation.stop())

/** What only the foundation can know. */
const UNKNOWABLE =
  /^(?:app_task_limit quota exceeded|memory_in_mb exceeds|log_rate_limit |user invalid|Cannot request disk_in_mb)/

function unique(rows: Row[]): Row[] {
  return rows.filter(({ key }, at) => rows.findIndex((row) => row.key === key) === at)
}

/** The request with sizes as they stand, where the form would have read them or left them out. */
function bodyOf(values: TaskFormValues): string {
  const number = (text: string) => (/^-?\d+$/.test(text) ? text : undefined)
  return JSON.stringify({
    ...toRequest(values),
    ...(number(values.memory) && { memory_in_mb: number(values.memory) }),
    ...(number(values.disk) && { disk_in_mb: number(values.disk) }),
    ...(number(values.logRate) && { log_rate_limit_in_bytes_per_second: number(values.logRate) }),
  })
}

async function ask(values: TaskFormValues): Promise<{ status: number; problems: Problem[] }> {
  const { status, body } = await foundation.request('POST', `/v3/apps/${app}/tasks`, bodyOf(values))
  const { errors } = answerSchema.parse(body)
  return { status, ...attribute({ status, errors }, { values }) }
}

const isSize = (text: string) => text === '' || /^-?\d+$/.test(text)
const forms = fc.oneof(anyForm, nearlyRightForm).map(
  (values): TaskFormValues => ({
    ...values,
    app,
    template: values.template === '' ? '' : template,
    droplet: '',
    memory: isSize(values.memory) ? values.memory : '',
    disk: isSize(values.disk) ? values.disk : '',
    logRate: isSize(values.logRate) ? values.logRate : '',
    labels: unique(values.labels),
    annotations: unique(values.annotations),
  }),
)

it('form and foundation refuse the same, at the same spots', async () => {
  await fc.assert(
    fc.asyncProperty(forms, async (values) => {
      const checked = checkForm(values, {})
      const { status, problems } = await ask(values)
      const ours = checked.kind === 'wrong' ? checked.problems.map(({ at }) => JSON.stringify(at)) : []
      const knowable = problems.filter(({ message }) => !UNKNOWABLE.test(message))
      // What the form refuses, the API refuses too.
      if (ours.length > 0)
        expect(problems.map(({ message }) => message)).not.toEqual(['app_task_limit quota exceeded'])
      // What the API refuses for a reason that can be known, the form refuses at the same spot.
      if (status !== 500)
        for (const { at, message } of knowable)
          expect({ message, at: ours }).toEqual({ message, at: expect.arrayContaining([JSON.stringify(at)]) })
      if (status === 500) expect(ours).not.toEqual([])
    }),
    { numRuns: 300 },
  )
}, 60_000)
