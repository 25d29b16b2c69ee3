import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './scripts/prepare/root.mjs'
import * as rules from './scripts/test/house-rules.mjs'

const NOT_OURS = new Set(['node_modules', '.git', '.next', 'dist', '.data', 'test-results', 'migrations'])

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (NOT_OURS.has(entry.name)) return []
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

const files = filesUnder('')
const sources = new Map(
  files
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
)
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file)

/** The lines or files of the tree that a checker complains about, each with its file. */
function complaints(where: RegExp, check: (source: string, file: string) => string[]) {
  return [...sources].flatMap(([file, source]) =>
    where.test(file) && !isTest(file) ? check(source, file).map((what) => `${file}: ${what.trim()}`) : [],
  )
}

describe('documentation', () => {
  it('says of every exported function of lib and foundation what a caller may rely on: strangers carry them on', () => {
    expect(complaints(/^(lib|foundation)\//, rules.functionsWithoutDocstring)).toEqual([])
    expect(rules.functionsWithoutDocstring('/** Gives a. */\nexport function a() {}\n')).toEqual([])
    expect(
      rules.functionsWithoutDocstring('export async function a() {}\n\nexport const b = (c: number) => c\n'),
    ).toHaveLength(2)
    expect(rules.functionsWithoutDocstring('export const LIMIT = (2 + 3) * 4\n')).toEqual([])
  })
})

describe('rules', () => {
  const defined = new Set([
    ...rules.idsDefined(readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8')),
    ...rules.hostileIds(readFileSync(join(ROOT, 'lib/task-form/testing/hostile-inputs.json'), 'utf8')),
  ])

  it('says in docs/protocol.md what every id means that code or tests cite', () => {
    const cited = [...sources].flatMap(([file, source]) => rules.idsCited(source).map((id) => ({ file, id })))
    expect(cited.length).toBeGreaterThan(300)
    expect(cited.filter(({ id }) => !defined.has(id))).toEqual([])
  })

  it('finds an id that is not defined, and a rule that is cited by a number alone', () => {
    const numberAlone = `rule ${4}`
    expect(rules.idsCited(`// never again (P2, F09), ${numberAlone}`)).toEqual(['P2', 'F09', numberAlone])
    expect(rules.idsDefined('| P1 | a |\n| S02 | b |')).toEqual(['P1', 'S02'])
    expect(defined.has(`F${19}`)).toBe(false)
  })
})

describe('contracts', () => {
  const ADDRESSES = [
    '/',
    '/login',
    '/apps',
    '/apps/{guid}',
    '/apps/{guid}/tasks/new',
    '/tasks',
    '/tasks/new',
    '/tasks/{guid}',
    '/tasks/{guid}/compare/{other}',
    '/submissions',
    '/submissions/{id}',
    '/healthz',
    '/readyz',
  ]

  it('keeps every promised address: bookmarks, probes and outside tests rely on them', () => {
    const routes = files.map(rules.addressOf)
    expect(ADDRESSES.filter((address) => !routes.includes(address))).toEqual([])
    expect(rules.addressOf('app/(console)/apps/[guid]/tasks/new/page.tsx')).toBe('/apps/{guid}/tasks/new')
    expect(rules.addressOf('app/(console)/apps/layout.tsx')).toBeUndefined()
  })

  // Said by the platform, by a browser's place, or between our own processes: nobody sets them to configure us.
  const INTERNAL = new Set([
    'CHROME_BIN',
    'CI',
    'EMBEDDED_FOUNDATION',
    'NEXT_RUNTIME',
    'NEXT_TELEMETRY_DISABLED',
    'NODE_ENV',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'PATH',
    'PLAYWRIGHT_CHROMIUM',
    // Of the tests alone: where what they make lies, and whose it is.
    'TEST_FOLDER_OF',
    'TMPDIR',
  ])
  const SETTINGS = (
    'HOST PORT CF_API_URL DATABASE_URL DATA_DIR SESSION_IDLE_MS SESSION_MAX_MS JOURNAL_RETENTION_DAYS SUBMISSION_LABEL ' +
    'SESSION_SECRET CF_CA_CERT_FILE UAA_CLIENT_ID UAA_CLIENT_SECRET PUBLIC_URL TRUSTED_PROXIES CF_REQUEST_TIMEOUT_MS ' +
    'CF_REQUEST_LIFE_MS FOUNDATION_PORT FOUNDATION_DATA_DIR FOUNDATION_PASSWORD FOUNDATION_PROFILE FOUNDATION_RUNNER ' +
    'FOUNDATION_MAX_TASKS FOUNDATION_TOKEN_LIFE_S FOUNDATION_REFRESH_LIFE_S FOUNDATION_RATE_LIMIT ' +
    'FOUNDATION_HISTORY'
  ).split(' ')

  it('names every setting in the table of README.md: what is not written down cannot be set', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    expect(SETTINGS.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([])
  })

  it('reads no setting that has no row there', () => {
    const where = /^(app|components|lib|foundation|scripts)\/|^[^/]+\.ts$/
    const unknown = complaints(where, (source, file) =>
      /(^|\/)(config|instrumentation)\.ts$|^scripts\//.test(file)
        ? rules.settingsRead(source).filter((name) => !INTERNAL.has(name) && !SETTINGS.includes(name))
        : [],
    )
    expect(unknown).toEqual([])
    expect(rules.settingsRead(`const a = process.env.A_B, c = env['C_D']\n  E_F: text,\n`)).toEqual([
      'A_B',
      'C_D',
      'E_F',
    ])
  })
})

describe('tests', () => {
  it('have the ending of their runner in the right folder: another ending is never run', () => {
    const strange = files
      .filter((file) => /\.(spec|e2e|test)\.tsx?$/.test(file))
      .filter((file) => {
        if (file.startsWith('e2e/')) return !file.endsWith('.e2e.ts')
        return !/\.test\.tsx?$/.test(file)
      })
    expect(strange).toEqual([])
  })

  it('in the browser wait for what a person sees, never for time, ids or CSS: such tests fail by chance', () => {
    expect(complaints(/^e2e\/.*\.e2e\.ts$|^e2e\/testing\/test\.ts$/, rules.impatienceInE2e)).toEqual([])
    for (const line of [
      `await page.waitForTimeout(5)`,
      `page.getByTestId('a')`,
      `page.locator('.a')`,
      `test.only('a')`,
    ]) {
      expect(rules.impatienceInE2e(line)).toHaveLength(1)
    }
    expect(rules.impatienceInE2e(`await page.getByRole('button', { name: 'Create task' }).click()`)).toEqual(
      [],
    )
  })
})

describe('the browser', () => {
  it('gets no file of lib/server: its first line makes the build fail', () => {
    // Read by drizzle-kit, which is no server.
    const tools = /drizzle\.config\.ts$|db\/tables\.ts$/
    const open = complaints(/^lib\/server\//, (source, file) =>
      rules.beginsServerOnly(source) || tools.test(file) ? [] : ['no server-only'],
    )
    expect(open).toEqual([])
    expect(rules.beginsServerOnly(`import { a } from 'b'\nimport 'server-only'\n`)).toBe(false)
  })

  it('runs at most 35 % of the component files: the rest is HTML that needs no JavaScript', () => {
    const views = [...sources].filter(([file]) => /^(app|components)\/.*\.tsx$/.test(file) && !isTest(file))
    const clients = views.filter(([, source]) => source.startsWith(`'use client'`))
    expect(clients.length / views.length).toBeLessThanOrEqual(0.35)
    const pages = clients.map(([file]) => file).filter((file) => /\/(page|layout)\.tsx$/.test(file))
    expect(pages).toEqual([])
  })

  // @S30
  it('is given no way around React to run what somebody typed', () => {
    expect(complaints(/^(app|components|lib|foundation)\//, rules.waysToInject)).toEqual([])
    expect(rules.waysToInject(`a.innerHTML = b\neval(c)\n`)).toHaveLength(2)
  })
})

describe('every entry', () => {
  // @S07
  it('asks for the session itself: a layout is not a guard', () => {
    const open = complaints(/^app\//, (source, file) => {
      const isEntry =
        /\/(page|layout|route|default|template)\.tsx?$/.test(file) || source.startsWith(`'use server'`)
      const isPublic = file.startsWith('app/(public)/') || file === 'app/layout.tsx'
      return isEntry && !isPublic && !rules.asksForSession(source) ? ['no session'] : []
    })
    expect(open).toEqual([])
    expect(rules.asksForSession(`export default async function Page() {\n  await requireSession()\n}`)).toBe(
      true,
    )
    expect(rules.asksForSession(`export default async function Page() {\n  await requireOurPage()\n}`)).toBe(
      false,
    )
  })
})

describe('the tree', () => {
  it('has no file over 350 lines: past that no reader knows the one idea of a file', () => {
    expect(complaints(/./, (source) => (source.split('\n').length > 351 ? ['too long'] : []))).toEqual([])
  })

  it('keeps the create form and the journal apart: what both need is in a room of its own', () => {
    const other = { 'task-form': 'submission', submission: 'task-form' }
    for (const [room, not] of Object.entries(other))
      expect(
        complaints(
          new RegExp(`^components/${room}/`),
          (source) =>
            source.match(new RegExp(`from '(?:@/components|(?:\\.\\./)+)/?${not}/[^']*'`, 'g')) ?? [],
        ),
      ).toEqual([])
  })

  it('has no room of over 20 files, tests apart: there nobody finds anything', () => {
    const rooms = [...sources.keys()]
      .filter((file) => !/\.(test|e2e)\.tsx?$/.test(file))
      .map((file) => file.slice(0, file.lastIndexOf('/') + 1))
    const crowded = [...new Set(rooms)].filter((room) => rooms.filter((one) => one === room).length > 20)
    expect(crowded).toEqual([])
  })

  it('is at most five folders deep, but for addresses that are longer', () => {
    const deep = [...sources.keys()].filter((file) => file.split('/').length > 6 && !file.startsWith('app/'))
    expect(deep).toEqual([])
  })

  it('silences no compiler: what is silenced once is wrong for ever', () => {
    const silenced = complaints(
      /^(?!scripts\/test\/)/,
      (source) => source.match(/@ts-(ignore|expect-error|nocheck)/g) ?? [],
    )
    expect(silenced).toEqual([])
  })
})

describe('the lock file', () => {
  // @S67
  it('names one registry, a hash for each package, and the binaries of other systems', () => {
    expect(rules.lockProblems(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')))).toEqual([])
    const bad = { packages: { 'node_modules/a': { resolved: 'git+ssh://git@example/a.git' } } }
    expect(rules.lockProblems(bad).slice(0, 3)).toEqual([
      'node_modules/a: git+ssh://git@example/a.git',
      'node_modules/a: no integrity',
      'missing @next/swc-darwin-arm64',
    ])
  })
})
