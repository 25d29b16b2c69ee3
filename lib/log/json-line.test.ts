import { expect, it } from 'vitest'
import { layOutJson, readJsonLine } from './json-line'

it('reads what pino writes', () => {
  expect(
    readJsonLine('{"level":50,"time":1764380000000,"pid":7,"hostname":"x","msg":"refused","port":5432}'),
  ).toEqual({ level: 'error', message: 'refused', rest: [['port', '5432']] })
})

it('reads what others call by other names, and keeps what is nested', () => {
  expect(readJsonLine('{"severity":"WARN","message":"slow","err":{"code":"E1"}}')).toEqual({
    level: 'warn',
    message: 'slow',
    rest: [['err', '{"code":"E1"}']],
  })
})

it.each([['plain'], ['{"a":1}'], ['[1]'], ['{broken}'], ['null'], [`{"msg":"${'x'.repeat(40_000)}"}`]])(
  'takes %.20s for a plain line',
  (text) => {
    expect(readJsonLine(text)).toBeUndefined()
  },
)

it('lays an object out', () => {
  expect(layOutJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(layOutJson('a')).toBeUndefined()
})
