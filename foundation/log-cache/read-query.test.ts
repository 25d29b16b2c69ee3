import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReadQuery } from './read-query'

const NOW = 1_700_000_000_000_000_000n

test('without parameters it is the oldest hundred lines until now', () => {
  expect(parseReadQuery(new URLSearchParams(), () => NOW)).toEqual({
    kind: 'ok',
    startNs: 0n,
    endNs: NOW,
    limit: 100,
    descending: false,
    logs: true,
  })
})

test('whatever the parameters are, they are a range within the limits or a refusal', () => {
  const text = fc.oneof(
    fc.string(),
    fc.bigInt().map(String),
    fc.constantFrom('true', 'false', 'LOG', 'ANY', '(', ''),
  )
  const name = fc.constantFrom(
    'start_time',
    'end_time',
    'limit',
    'descending',
    'envelope_types',
    'name_filter',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text)), (parameters) => {
      const query = parseReadQuery(new URLSearchParams(parameters), () => NOW)
      if (query.kind === 'refused') expect([400, 500]).toContain(query.status)
      else expect(query.limit >= 1 && query.limit <= 1000).toBe(true)
    }),
  )
})
