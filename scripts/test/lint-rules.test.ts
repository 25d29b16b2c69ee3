import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../prepare/root.mjs'

const SAMPLES: [rule: string, path: string, source: string][] = [
  ['noRestrictedImports', 'components/task/a.tsx', `export { a } from '@/app/page'`],
  [
    'noRestrictedImports',
    'components/task/b.tsx',
    `import type { C } from '@/lib/server/config'\nexport type D = C`,
  ],
  [
    'noRestrictedImports',
    'components/task/c.tsx',
    `import { c } from '../../lib/server/config'\nexport const d = c`,
  ],
  ['noRestrictedImports', 'components/ui/d.tsx', `import { d } from 'react-hook-form'\nexport const e = d`],
  [
    'noRestrictedImports',
    'components/ui/e.tsx',
    `import { d } from '@/lib/resources/task'\nexport const e = d`,
  ],
  [
    'noRestrictedImports',
    'components/ui/choice/e.tsx',
    `import { d } from '../../task/task-head'\nexport const e = d`,
  ],
  [
    'noRestrictedImports',
    'components/fields/f.tsx',
    `import { d } from '@/components/task/x'\nexport const e = d`,
  ],
  ['noRestrictedImports', 'lib/resources/a.ts', `import { a } from '../server/config'\nexport const b = a`],
  [
    'noRestrictedImports',
    'lib/resources/b.ts',
    `import { a } from '../../components/ui/a'\nexport const b = a`,
  ],
  ['noRestrictedImports', 'lib/resources/c.ts', `import * as z from 'zod'\nexport const b = z`],
  ['noRestrictedImports', 'lib/d.ts', `import { a } from './server/config'\nexport const b = a`],
  ['noRestrictedImports', 'lib/server/x/a.ts', `import { a } from '../../../app/page'\nexport const b = a`],
  ['noRestrictedImports', 'lib/server/x/b.ts', `import { a } from '@/foundation/main'\nexport const b = a`],
  [
    'noRestrictedImports',
    'lib/server/submission/settling/settle.ts',
    `import { a } from '../../cloud-controller/create-task'\nexport const b = a`,
  ],
  ['noRestrictedImports', 'lib/server/x/h.ts', `import { a } from '../this-process'\nexport const b = a`],
  [
    'noRestrictedImports',
    'lib/server/submission/journal/a.ts',
    `import { a } from '../../this-process'\nexport const b = a`,
  ],
  [
    'noRestrictedImports',
    'lib/server/cloud-controller/c.ts',
    `import { a } from './create-task'\nexport const b = a`,
  ],
  ['noRestrictedImports', 'lib/server/x/d.ts', `import { a } from '../db/tables'\nexport const b = a`],
  ['noRestrictedImports', 'lib/server/x/e.ts', `import { sql } from 'drizzle-orm'\nexport const b = sql`],
  [
    'noRestrictedImports',
    'lib/server/x/f.ts',
    `import { openDatabase } from '../db/connection'\nexport const b = openDatabase`,
  ],
  [
    'noRestrictedImports',
    'app/(console)/a/b.ts',
    `export const load = () => import('@/lib/server/cloud-controller/create-task')`,
  ],
  [
    'noRestrictedImports',
    'app/(console)/a/c.ts',
    `import { a } from '@/lib/server/db/tables'\nexport const b = a`,
  ],
  [
    'noRestrictedImports',
    'app/(console)/a/d.ts',
    `import { a } from '../../../foundation/main'\nexport const b = a`,
  ],
  ['noRestrictedImports', 'foundation/http/a.ts', `import { a } from '../../lib/paths'\nexport const b = a`],
  ['noRestrictedImports', 'foundation/http/b.ts', `import { a } from '@/lib/paths'\nexport const b = a`],
  ['noRestrictedImports', 'e2e/a.ts', `import { a } from '../foundation/main'\nexport const b = a`],
  ['noRestrictedGlobals', 'lib/server/x/g.ts', `export const b = () => fetch('https://api.example')`],
  ['noImportCycles', 'lib/ring-a.ts', `import { b } from './ring-b'\nexport const a = () => b()`],
  ['noImportCycles', 'lib/ring-b.ts', `import { a } from './ring-a'\nexport const b = (): number => a()`],
  [
    'noFloatingPromises',
    'lib/e.ts',
    `async function a(): Promise<number> {\n  return 1\n}\nexport function b() {\n  a()\n}`,
  ],
  [
    'useExhaustiveSwitchCases',
    'lib/f.ts',
    `export function a(t: 'x' | 'y') {\n  switch (t) {\n    case 'x':\n      return 1\n  }\n}`,
  ],
  ['noNonNullAssertion', 'lib/g.ts', `export const a = (b: { c?: number }) => b.c!`],
  ['noExplicitAny', 'lib/h.ts', `export const a = (b: any) => b`],
  ['noTsIgnore', 'lib/i.ts', `// @ts-ignore\nexport const a: number = 'b'`],
  ['noUnsafeTypeAssertion', 'lib/j.ts', `export const a = (b: unknown) => b as number`],
  ['noUnsafeTypeAssertion', 'lib/k.ts', `export const a = (b: unknown) => <number>b`],
  ['noDefaultExport', 'lib/l.ts', `export default 1`],
  ['useFilenamingConvention', 'lib/BadName.ts', `export const a = 1`],
  ['noProcessEnv', 'lib/m.ts', `export const a = process.env.SESSION_SECRET`],
  ['noReExportAll', 'lib/n.ts', `export * from './paths'`],
  ['noBarrelFile', 'lib/index.ts', `export { a } from './paths'`],
  [
    'noDangerouslySetInnerHtml',
    'components/a.tsx',
    `export const A = ({ b }: { b: string }) => <p dangerouslySetInnerHTML={{ __html: b }} />`,
  ],
]

/** What must pass, or the rules would be turned off one by one. */
const GOOD: [path: string, source: string][] = [
  [
    'lib/server/submission/submit-task.ts',
    `import { createTask } from '../cloud-controller/create-task'\nexport const a = createTask`,
  ],
  [
    'lib/server/submission/journal/find.ts',
    `import { submissions } from '../../db/tables'\nexport const a = submissions`,
  ],
  [
    'lib/server/submission/judge.ts',
    `import type { Database } from '../db/connection'\nimport { x as y } from '../foundation/discover'\nexport const a: Database = y`,
  ],
  ['lib/resources/good.ts', `import * as z from 'zod/mini'\nexport const a = { b: z } as const`],
  [
    'components/task/good.tsx',
    `import { Button } from '../ui/button'\nimport { paths } from '@/lib/paths'\nexport const a = [Button, paths]`,
  ],
  [
    'app/(console)/tasks/[guid]/page.tsx',
    `import { Page } from '@/components/shell/page'\nexport default async function TaskPage() {\n  return <Page />\n}`,
  ],
  ['foundation/cloud-controller/good.ts', `import { a } from '../http/json'\nexport const b = a`],
]

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
})

let folder = ''
let found: { rule: string; path: string }[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
  copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  for (const [path, source] of [...SAMPLES.map(([, path, source]) => [path, source] as const), ...GOOD]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${source}\n`)
  }
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', '.']
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout))
  })
  const report = reportSchema.parse(JSON.parse(output))
  found = report.diagnostics.map(({ category, location }) => ({
    rule: category.split('/').at(-1) ?? '',
    path: location.path,
  }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('lint', () => {
  it.each(SAMPLES)('%s bites in %s: %s', (rule, path) => {
    expect(found.filter((one) => one.path === path).map((one) => one.rule)).toContain(rule)
  })

  it.each(GOOD)('lets %s pass', (path) => {
    expect(found.filter((one) => one.path === path)).toEqual([])
  })
})
