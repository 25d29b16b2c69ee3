const FUNCTION_BEGINS =
  /^export (async )?function\b|^export const \w+(: [^=]+)? = (async )?(\(.*=>|\($|\w+ =>|<.*\()/

/** Exported functions without a docstring right above them: examples of what a caller may rely on would be missing. */
export function functionsWithoutDocstring(source) {
  const lines = source.split('\n')
  return lines.flatMap((line, index) => {
    if (!FUNCTION_BEGINS.test(line)) return []
    const above = lines[index - 1]?.trim() ?? ''
    const isOverload = /^export (async )?function (\w+)/.exec(line)?.[2]
    const overloads = isOverload && above.startsWith(`export function ${isOverload}`)
    return above.endsWith('*/') || overloads ? [] : [line]
  })
}

/** Ids of rules that a source cites, like P5 or F37; a rule cited by a number alone is one that nobody can look up. */
export const idsCited = (source) =>
  [...source.matchAll(/\b(P\d{1,2}|[FSL]\d{2}|H\d{2,3}|rule \d+)\b/g)].map(([id]) => id)

/** Ids that a document defines: the first cells of its tables. */
export const idsDefined = (markdown) =>
  [...markdown.matchAll(/^\| ([PFSLH]\d{1,3}) \|/gm)].map(([, id]) => id)

/** Ids of the hostile inputs. */
export const hostileIds = (json) => JSON.parse(json).map(({ id }) => id)

/** The address that a route file of the App Router answers, groups left out; undefined for other files. */
export function addressOf(file) {
  const found = /^app\/(.*\/)?(page\.tsx|route\.ts)$/.exec(file)
  if (!found) return undefined
  const parts = (found[1] ?? '').split('/').filter((part) => part !== '' && !part.startsWith('('))
  return `/${parts.join('/').replaceAll('[', '{').replaceAll(']', '}')}`
}

/** Names of settings that a source reads: from an environment, or as keys of the settings' schema. */
export function settingsRead(source) {
  const patterns = [
    /\benv\.([A-Z][A-Z0-9_]+)/g,
    /\benv\[['"]([A-Z][A-Z0-9_]+)['"]\]/g,
    /^ {2}([A-Z][A-Z0-9_]+): /gm,
  ]
  return [...new Set(patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((hit) => hit[1])))]
}

/** What an end-to-end test must not do: wait for time instead of for what is shown, or look where no person looks. */
export function impatienceInE2e(source) {
  const patterns = [
    /waitForTimeout/,
    /networkidle/,
    /getByTestId|data-testid/,
    /\.locator\(/,
    /\.\$\$?\(/,
    /waitForSelector/,
    /timers\/promises/,
    /\bsetTimeout\(/,
    /\bsleep\(/,
    /\.(only|skip|fixme)\(/,
  ]
  return source.split('\n').filter((line) => patterns.some((pattern) => pattern.test(line)))
}

/** Whether the first statement keeps the file out of every browser. */
export const beginsServerOnly = (source) => source.startsWith(`import 'server-only'\n`)

/** Whether an entry of the App Router asks for the session itself. A server action without one may only prove its origin. */
export function asksForSession(source) {
  if (/\b(requireSession|currentSession|sessionOfAction|readRoute(<[^>]*>)?)\(/.test(source)) return true
  return source.startsWith(`'use server'`) && /\brequireOurPage\(/.test(source)
}

/** Ways around React's escaping, and ways to run text as code (S30). */
export function waysToInject(source) {
  const pattern =
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/
  return source.split('\n').filter((line) => pattern.test(line))
}

/**
 * What a lock file may not hold (S67): other sources than one https registry, packages without a hash. And platforms it
 * lacks: npm leaves those out in silence. An entry without an address comes from the registry that is configured.
 */
export function lockProblems(lock) {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  const hosts = new Set()
  const problems = packages.flatMap(([path, entry]) => {
    if (entry.resolved !== undefined) hosts.add(entry.resolved.split('/', 3).join('/'))
    const isPlain = entry.resolved !== undefined && !entry.resolved.startsWith('https://')
    return [
      ...(isPlain ? [`${path}: ${entry.resolved}`] : []),
      ...(entry.integrity ? [] : [`${path}: no integrity`]),
    ]
  })
  if (hosts.size > 1) problems.push(`several registries: ${[...hosts].join(', ')}`)
  const names = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')))
  return [
    ...problems,
    ...PLATFORM_BINARIES.filter((name) => !names.has(name)).map((name) => `missing ${name}`),
  ]
}

const PLATFORM_BINARIES = ['darwin-arm64', 'darwin-x64']
  .flatMap((platform) => [
    `@next/swc-${platform}`,
    `@tailwindcss/oxide-${platform}`,
    `@biomejs/cli-${platform}`,
  ])
  .concat(['@next/swc-win32-x64-msvc', '@tailwindcss/oxide-win32-x64-msvc', '@biomejs/cli-win32-x64'])
