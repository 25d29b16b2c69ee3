import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRows } from './read-rows'

describe('rows', () => {
  it.each<[string, 'labels' | 'annotations', string, [string, string][]]>([
    [
      'key=value lines',
      'labels',
      'team=core\r\n\n# no\nexample.com/env = "prod"\n',
      [
        ['team', 'core'],
        ['example.com/env', 'prod'],
      ],
    ],
    [
      'several in a line',
      'labels',
      'team=core env=prod,tier=',
      [
        ['team', 'core'],
        ['env', 'prod'],
        ['tier', ''],
      ],
    ],
    ['an annotation with blanks and signs', 'annotations', 'note=a=b c=d', [['note', 'a=b c=d']]],
    [
      'JSON',
      'labels',
      '{"team":"core","n":1,"__proto__":"x"}',
      [
        ['team', 'core'],
        ['n', '1'],
        ['__proto__', 'x'],
      ],
    ],
    [
      'a whole body',
      'annotations',
      '{"metadata":{"labels":{"a":"b"},"annotations":{"c":"d"}}}',
      [['c', 'd']],
    ],
    [
      'YAML',
      'labels',
      '---\nmetadata:\n  labels:\n    team: core\n    \'example.com/env\': "prod"\n    empty:\n',
      [
        ['team', 'core'],
        ['example.com/env', 'prod'],
        ['empty', ''],
      ],
    ],
    [
      'a YAML block',
      'annotations',
      'note: |\n  one\n   two\n\nlink: https://x.example/?a=b',
      [
        ['note', 'one\n two'],
        ['link', 'https://x.example/?a=b'],
      ],
    ],
    [
      'only its own part of YAML',
      'labels',
      'metadata:\n  annotations:\n    note: x\n    more: |\n      labels:\n  labels:\n    team: core # ours\n    tier: "a # b"\n',
      [
        ['team', 'core'],
        ['tier', 'a # b'],
      ],
    ],
    [
      'a folded YAML block',
      'annotations',
      'note: >-\n  one\n  two\n\n  three\nmore: x',
      [
        ['note', 'one two\nthree'],
        ['more', 'x'],
      ],
    ],
    [
      'a link after =',
      'annotations',
      'runbook=https://x.example/a: b',
      [['runbook', 'https://x.example/a: b']],
    ],
  ])('%s', (_, list, text, rows) => {
    expect(readRows(text, list)).toEqual({ rows: rows.map(([key, value]) => ({ key, value })), leftOut: [] })
  })

  it('what is none is given back', () => {
    expect(readRows('team=core\njust words', 'labels')).toEqual({
      rows: [{ key: 'team', value: 'core' }],
      leftOut: ['just words'],
    })
    expect(readRows('{"a":{"b":1},"c":null}', 'labels')).toEqual({
      rows: [],
      leftOut: ['a: {"b":1}', 'c: null'],
    })
    expect(readRows('{broken', 'labels')).toEqual({ rows: [], leftOut: ['{broken'] })
  })

  it('JSON of any rows reads back', () => {
    const entries = fc
      .dictionary(fc.string(), fc.string())
      .filter((object) => !('metadata' in object) && !('labels' in object))
    fc.assert(
      fc.property(entries, (object) => {
        const rows = Object.entries(object).map(([key, value]) => ({ key, value }))
        expect(readRows(JSON.stringify(object), 'labels')).toEqual({ rows, leftOut: [] })
      }),
    )
  })
})
