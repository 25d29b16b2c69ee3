import { expect, it } from 'vitest'
import { emptyValues } from '../values'
import { leftOutOfRequest } from './left-out'

const row = (key: string, value: string) => ({ id: key + value, key, value })

it('copies say which sizes they leave out', () =>
  expect(
    leftOutOfRequest({ ...emptyValues('a'), memory: '12 apples', disk: '1G', logRate: ' lots' }),
  ).toEqual(['memory 12 apples', 'log rate lots']))

it('copies say which of two rows of one key they leave out', () =>
  expect(
    leftOutOfRequest({
      ...emptyValues('a'),
      labels: [row('team', 'a'), row('env', 'b'), row('', ''), row('team', 'c')],
      annotations: [row('note', '1')],
    }),
  ).toEqual(['label row 1, since row 4 has the key team too']))

it('copies leave nothing out of values that can be sent', () =>
  expect(leftOutOfRequest({ ...emptyValues('a'), memory: ' 1.5 GB', logRate: '-1' })).toEqual([]))
