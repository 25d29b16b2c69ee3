import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pasteRows, readRows } from './read-rows'

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

  it.each<[string, 'labels' | 'annotations', string, Record<string, string>, string[]]>([
    ['a JSON line with its comma', 'labels', '"env": "prod",', { env: 'prod' }, []],
    [
      'a part of a JSON object',
      'labels',
      '  "labels": {\n    "env": "prod",\n    "build": 12345678901234567890\n  },',
      { env: 'prod', build: '12345678901234567890' },
      [],
    ],
    ['a flow map', 'labels', 'labels: { env: prod, tier: "a" } # ours', { env: 'prod', tier: 'a' }, []],
    ['a flow map alone', 'labels', '{ env: prod }', { env: 'prod' }, []],
    ['a line of JavaScript', 'labels', "env: 'prod',\ntier: web,", { env: 'prod', tier: 'web' }, []],
    [
      'comments behind quotes',
      'labels',
      'env: "prod" # ours\ntier: \'we\'\'b\' # x\nteam="core" # y\n"a"=\'b\'',
      { env: 'prod', tier: "we'b", team: 'core', a: 'b' },
      [],
    ],
    [
      'values over several lines',
      'annotations',
      'note: one\n  two\nq: "a # b\n  c"\ns: \'d\n\n  e\'\nf: >\n  x\n  y\n\n  z\nl: |\n  x=1\n   y: 2 # no comment\nn: end',
      { note: 'one two', q: 'a # b c', s: 'd\ne', f: 'x y\nz', l: 'x=1\n y: 2 # no comment', n: 'end' },
      [],
    ],
    [
      'scalars as they were typed',
      'labels',
      'a: 1e3\nb: 007\nc: yes\nd: 2024-01-01\ng: 0x1F\nh: 1_000\ni: .5\n__proto__: x\nconstructor: y',
      {
        a: '1e3',
        b: '007',
        c: 'yes',
        d: '2024-01-01',
        g: '0x1F',
        h: '1_000',
        i: '.5',
        ['__proto__']: 'x',
        constructor: 'y',
      },
      [],
    ],
    [
      'nested maps, lists and nulls, left out by name',
      'labels',
      'a:\n  b: c\nd: e\nf: [1, 2]\ng: null\nh: ~\ni: !secret x\n<<: {j: k}',
      { d: 'e' },
      ['a: b: c', 'f: [1, 2]', 'g: null', 'h: ~', 'i: !secret x', '<<: {j: k}'],
    ],
    ['an anchor and its alias', 'labels', 'a: &x b\nc: *x', { a: 'b', c: 'b' }, []],
    [
      'what only quotes make YAML',
      'annotations',
      'note: see: x\nb: `x`\nc: @me',
      { note: 'see: x', b: '`x`', c: '@me' },
      [],
    ],
    [
      'a line that is none, in the middle',
      'labels',
      'labels:\n  env: prod\n  what is this\n  tier: web',
      { env: 'prod', tier: 'web' },
      ['what is this'],
    ],
    [
      'lines begun behind their first blanks',
      'labels',
      'env: prod\n    tier: web',
      { env: 'prod', tier: 'web' },
      [],
    ],
    ['tabs', 'labels', 'labels:\n\tenv: prod\n\ttier: web', { env: 'prod', tier: 'web' }, []],
    [
      'a list',
      'labels',
      'labels:\n  - env=prod\n  - key: a\n    value: b\n  - name: n\n    value: m\n  - c: d\n  - x',
      { env: 'prod', a: 'b', n: 'm', c: 'd' },
      ['x'],
    ],
    [
      'a manifest',
      'labels',
      '---\napplications:\n- name: shop\n  memory: 1G\n  env:\n    A: b\n  metadata:\n    labels:\n      env: prod\n    annotations:\n      note: x\n',
      { env: 'prod' },
      [],
    ],
    [
      'a manifest of several applications',
      'labels',
      'applications:\n- name: web\n- name: shop\n  metadata:\n    labels:\n      env: prod\n- name: worker\n  metadata:\n    labels: {env: dev}\n',
      { env: 'prod' },
      ['worker: only shop was read'],
    ],
    [
      'a manifest without any',
      'labels',
      'applications:\n- name: shop\n  memory: 1G',
      {},
      ['no labels in it'],
    ],
    ['the other list alone', 'annotations', 'metadata:\n  labels:\n    a: b', {}, ['no annotations in it']],
    [
      'a resource of Kubernetes',
      'labels',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\n  labels:\n    app: x\nspec:\n  template:\n    metadata:\n      labels:\n        app: y\n',
      { app: 'x' },
      [],
    ],
    ['several documents', 'labels', 'a: b\n---\nc: d', { a: 'b' }, ['part 2: only the first was read']],
    ['Terraform in a line', 'labels', 'labels = { "env" = "prod" }', { env: 'prod' }, []],
    ['Terraform in braces', 'labels', '{ env = "prod", tier = "web" }', { env: 'prod', tier: 'web' }, []],
    [
      'Terraform lines',
      'labels',
      'env = "prod" # x\n"example.com/team" = "core",',
      { env: 'prod', 'example.com/team': 'core' },
      [],
    ],
    [
      'Terraform with what it would put in',
      'labels',
      `resource "cloudfoundry_app" "web" {\n  name = "web"\n  labels = {\n    env = "prod" // x\n    n = 5\n    v = var.x\n    w = "\${var.y}-z"\n    p = "$\${x}"\n  }\n  annotations = { note = "a" }\n}`,
      { env: 'prod', n: '5', p: `\${x}` },
      ['v = var.x', `w = "\${var.y}-z"`],
    ],
    [
      'a block of Terraform',
      'annotations',
      'metadata {\n  labels = { env = "prod" }\n  annotations = {\n    note = <<-EOT\n      one\n      two\n    EOT\n    other = merge(a, { b = "c" })\n  }\n}',
      { note: 'one\ntwo' },
      ['other = merge(a, { b = "c" })'],
    ],
    [
      'two resources of Terraform',
      'labels',
      'resource "a" "b" {\n labels = { a = "b" }\n}\nresource "a" "c" {\n labels = { a = "c" }\n}',
      { a: 'b' },
      ['2 times labels: only the first was read'],
    ],
    ['cf set-label', 'labels', 'cf set-label app shop env=prod tier=web', { env: 'prod', tier: 'web' }, []],
    [
      'a script with cf set-label',
      'labels',
      '$ cf8 set-label app shop env="a b" \\\n  tier=web x=$(date) # y\ncf target\ncf set-label buildpack x --stack cflinuxfs4 c=d',
      { env: 'a b', tier: 'web', c: 'd' },
      ['x=$(date)', 'cf target: not read'],
    ],
    [
      'cf set-label for annotations',
      'annotations',
      'cf set-label app shop env=prod',
      {},
      ['cf set-label app shop env=prod: sets labels, no annotations'],
    ],
  ])('%s', (_, list, text, rows, leftOut) => {
    expect(readRows(text, list)).toEqual({
      rows: Object.entries(rows).map(([key, value]) => ({ key, value })),
      leftOut,
    })
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

  it('JSON whose key looks like Terraform is JSON', () => {
    expect(readRows('{"\\"=":""}', 'labels')).toEqual({ rows: [{ key: '"=', value: '' }], leftOut: [] })
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

const row = (key: string, value: string) => ({ id: key, key, value })
const shown = (rows: { key: string; value: string }[]) => rows.map(({ key, value }) => `${key}=${value}`)

it('pasted lines take the place of an empty row', () => {
  const pasted = pasteRows([row('a', '1'), row('', '')], 1, 'team=core\nenv=prod', 'labels')
  expect(shown(pasted?.rows ?? [])).toEqual(['a=1', 'team=core', 'env=prod'])
  expect(pasted).toMatchObject({ last: 2, told: '2 rows pasted.' })
})

it('pasted lines follow a row that says something, and come before the next', () => {
  const pasted = pasteRows([row('a', '1'), row('b', '2')], 0, 'team: core', 'labels')
  expect(shown(pasted?.rows ?? [])).toEqual(['a=1', 'team=core', 'b=2'])
  expect(pasted?.last).toBe(1)
})

it('rows that stay keep their ids', () => {
  const pasted = pasteRows([row('a', '1'), row('b', '2')], 0, '{"team":"core"}', 'annotations')
  expect(pasted?.rows.map(({ id }) => id)).toEqual(['a', expect.any(String), 'b'])
})

it('lines that are no pairs are told', () => {
  expect(pasteRows([row('', '')], 0, 'team=core\nnonsense', 'labels')?.told).toBe(
    '1 row pasted. Left out: nonsense',
  )
})

it('text without any pair is none', () =>
  expect(pasteRows([row('', '')], 0, 'two words', 'labels')).toBeUndefined())

it('more lines than are named are counted', () => {
  const nonsense = Array.from({ length: 8 }, (_, index) => `no ${index}`).join('\n')
  expect(pasteRows([row('', '')], 0, `team=core\n${nonsense}`, 'labels')?.told).toBe(
    '1 row pasted. Left out: no 0 | no 1 | no 2 | no 3 | no 4 | 3 more',
  )
})

it('a text of several lines without any row is not put into a key', () => {
  const before = [row('a', '1'), row('', '')]
  expect(pasteRows(before, 1, 'applications:\n- name: shop', 'labels')).toEqual({
    rows: before,
    last: 1,
    told: 'No row pasted. Left out: no labels in it',
  })
  expect(pasteRows(before, 1, 'two words\nand more', 'labels')?.told).toContain(
    'Left out: two words | and more',
  )
})
