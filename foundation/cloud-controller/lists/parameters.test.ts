import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { idleRunner } from '../../testing/runner'

const MAXIMUM = 'Maximum result (page * per_page) must be less than 9223372036854775807'
const TIME = "has an invalid timestamp format. Timestamps should be formatted as 'YYYY-MM-DDThh:mm:ssZ'"
const NOT_HERE = "Filtering by 'created_ats' is not allowed on this resource."

let foundation: TestFoundation
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
}, 60_000)
afterAll(() => foundation.stop())

describe('parameters of lists', () => {
  it.each([
    ['/v3/apps/none/revisions?deployable=true', 'Deployable must be a boolean'],
    ['/v3/tasks?page=9223372036854775808&per_page=1', MAXIMUM],
    ['/v3/feature_flags?created_ats=x', `Created ats ${TIME}, ${NOT_HERE}`],
    ['/v3/feature_flags?order_by=created_at', "Order by can only be: 'name'"],
    ['/v3/audit_events?target_guids[x]=1', 'Target guids target_guids has an invalid operator'],
    [
      '/v3/processes?embed=process_instances,process_instances',
      "Duplicate embedded resource: 'process_instances'",
    ],
    [
      '/v3/users?origins=uaa',
      'Origins filter cannot be provided without usernames or partial_usernames filter.',
    ],
    [
      '/v3/users?usernames=a&partial_usernames=b',
      'Usernames filter cannot be provided with both usernames and partial_usernames filter.',
    ],
    [
      '/v3/apps/none/revisions?foo=1',
      "Unknown query parameter(s): 'foo'. Valid parameters are: 'page', 'per_page', 'order_by', 'created_ats', 'updated_ats', 'guids', 'versions', 'deployable', 'label_selector'",
    ],
  ])('%s is refused', async (path, text) => {
    const reply = await foundation.send('GET', path, { as: 'developer' })
    expect({ status: reply.status, detail: JSON.parse(reply.text).errors?.[0].detail }).toEqual({
      status: 400,
      detail: `The query parameter is invalid: ${text}`,
    })
  })

  it('may ask for a page so far that its number is beyond 2^53', async () => {
    const reply = await foundation.send('GET', '/v3/tasks?page=9223372036854775807&per_page=1', {
      as: 'developer',
    })
    expect(JSON.parse(reply.text).pagination).toMatchObject({
      total_results: 0,
      previous: { href: `${foundation.baseUrl}/v3/tasks?page=9223372036854775806&per_page=1` },
    })
  })
})
