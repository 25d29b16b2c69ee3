// Runs the programs of recipes/ for real and writes what they said to cases/: one file per kind, one case a line. By hand, as
// root on Linux with the programs that the recipes name (Debian packages; the npm packages of recorder/tools.json installed
// in /var/tmp/corpus-tools): `node lib/verdict/corpus/record.mjs`, or with names of kinds or of single cases.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareMachine, run } from './recorder/container.mjs'
import { HOSTS, makeDatabase, startServices } from './recorder/services.mjs'

const RECIPES = fileURLToPath(new URL('recipes', import.meta.url))
const CASES = fileURLToPath(new URL('cases', import.meta.url))
const AT_ONCE = 3
const MOST_LINES = 400
const MOST_BYTES = 30_000
const wanted = process.argv.slice(2).filter((name) => name !== '--inside')

async function record() {
  const kinds = await readRecipes()
  const chosen = kinds.flatMap(({ kind, recipes }) =>
    recipes.filter(({ id }) => wanted.length === 0 || wanted.includes(kind) || wanted.includes(id)),
  )
  const folder = mkdtempSync('/var/tmp/corpus-')
  // Every user of the recipes looks into it.
  spawnSync('chmod', ['755', folder])
  prepareMachine(join(folder, 'machine'), HOSTS)
  startServices(folder, new Set(chosen.flatMap(needsOf)))
  const recorded = new Map()
  const queue = [...chosen]
  const lane = async () => {
    for (let recipe = queue.shift(); recipe; recipe = queue.shift()) {
      const made = await recordOne(recipe, folder)
      if (made) recorded.set(recipe.id, made)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  for (const { kind, recipes } of kinds) writeKind(kind, recipes, recorded)
  spawnSync('sh', ['-c', 'umount "$0"/*/tiny; rm -rf "$0"', folder], { stdio: 'ignore' })
  process.exit(recorded.size === chosen.length ? 0 : 1)
}

async function readRecipes() {
  const files = readdirSync(RECIPES, { recursive: true }).filter((name) => name.endsWith('.mjs'))
  return Promise.all(
    files.map(async (file) => {
      const { recipes } = await import(join(RECIPES, file))
      return { kind: file.replace('.mjs', ''), recipes: recipes.map(completed) }
    }),
  )
}

function completed(recipe) {
  const database = recipe.database ?? recipe.id.replaceAll('-', '_')
  const at = (scheme, user, host) => `${scheme}://${user}:s3cret@${host}/${database}`
  const environment = {
    ...(recipe.postgres !== undefined && {
      DATABASE_URL: at('postgres', 'app', 'postgres.service.internal:5432'),
    }),
    ...(recipe.smallPostgres !== undefined && {
      DATABASE_URL: at('postgres', 'app', 'postgres.service.internal:5433'),
    }),
    ...(recipe.mysql !== undefined && { DATABASE_URL: at('mysql', 'app', 'mysql.service.internal:3306') }),
    ...(recipe.redis && { REDIS_URL: 'redis://:s3cret@redis.service.internal:6379' }),
    ...recipe.environment,
  }
  return { ...recipe, database, environment }
}

function needsOf(recipe) {
  return [
    ...(recipe.postgres !== undefined ? ['postgres'] : []),
    ...(recipe.smallPostgres !== undefined ? ['small-postgres'] : []),
    ...(recipe.mysql !== undefined ? ['mysql'] : []),
    ...(recipe.redis ? ['redis'] : []),
    ...(recipe.tls ? ['tls'] : []),
  ]
}

async function recordOne(recipe, folder) {
  const complain = (what) => console.error(`${recipe.id}: ${what}`)
  if (recipe.how === 'platform') return asCase(recipe, recipe.lines, recipe.reason, complain)
  const own = join(folder, 'runs', recipe.id)
  mkdirSync(own, { recursive: true })
  try {
    makeDatabase(folder, recipe)
  } catch (error) {
    return complain(error.stderr ?? error.message)
  }
  const result = await run(recipe, own)
  const notes = readFileSync(join(own, 'notes'), 'utf8')
  rmSync(own, { recursive: true, force: true })
  if (!result.started) return complain(`was not started: ${notes}`)
  if (result.timedOut) return complain('did not end in time')
  const status = result.status ?? 128 + constants.signals[result.signal]
  if (status === 0)
    return complain(
      `succeeded: ${result.lines
        .slice(-6)
        .map(([, , text]) => text)
        .join(' / ')}`,
    )
  if (recipe.realMemoryLimit && !result.outOfMemory) complain(`met no memory limit (${status})`)
  const reason = reasonOf(recipe, status, result.outOfMemory)
  const lines = result.lines.map(([at, type, text]) => [at, type, scrubbed(text, recipe)])
  return asCase(recipe, endedBy(recipe, lines, status, result.outOfMemory), reason, complain)
}

const numberOf = (text) => createHash('sha256').update(text).digest().readUInt16BE(0)
const isKorifi = (recipe) => recipe.korifi ?? (numberOf(recipe.id) % 7 === 0 && !recipe.realMemoryLimit)

/** As Cloud Controller stores it, or Korifi, which tells the exit status only. A task without a name gets one of 8 digits. */
function reasonOf(recipe, status, outOfMemory) {
  if (isKorifi(recipe)) return `Failed with exit code: ${status}`
  const name = recipe.task ?? createHash('sha256').update(recipe.id).digest('hex').slice(0, 8)
  return `APP/TASK/${name}: Exited with status ${status}${outOfMemory ? ' (out of memory)' : ''}`
}

/** Diego's executor says the status in a line of the task's own; a log cache that came late does not have it. */
function endedBy(recipe, lines, status, outOfMemory) {
  if (isKorifi(recipe) || numberOf(`${recipe.id} end`) % 3 === 0) return lines
  const at = (lines.at(-1)?.[0] ?? 400) + 12
  return [...lines, [at, 'OUT', `Exit status ${status}${outOfMemory ? ' (out of memory)' : ''}`]]
}

/** What is this machine's and not a container's. */
function scrubbed(text, recipe) {
  return text
    .replaceAll('/root/.cargo', '/home/vcap/.cargo')
    .replaceAll(/\/var\/tmp\/corpus-[^/]+\/runs\/[^/]+\/app/g, '/home/vcap/app')
    .replaceAll(recipe.scrub ?? /(?!)/g, '')
}

function asCase(recipe, lines, reason, complain) {
  const marked = (patterns = []) => {
    for (const pattern of patterns)
      if (!lines.some(([, , text]) => fits(pattern, text))) complain(`no line fits ${pattern}`)
    return lines.flatMap(([, , text], index) =>
      patterns.some((pattern) => fits(pattern, text)) ? [index] : [],
    )
  }
  const misleading = marked(recipe.misleading)
  const bytes = lines.reduce((sum, [, , text]) => sum + text.length, 0)
  if (lines.length > MOST_LINES || bytes > MOST_BYTES)
    return complain(`too long: ${lines.length} lines, ${bytes} bytes`)
  return {
    id: recipe.id,
    cause: recipe.cause,
    ...(recipe.also && { also: recipe.also }),
    command: recipe.command,
    reason,
    state: 'FAILED',
    memory_in_mb: recipe.memoryInMb ?? 1024,
    disk_in_mb: recipe.diskInMb ?? 1024,
    lines,
    for: marked(recipe.for).filter((index) => !misleading.includes(index)),
    misleading,
    how: recipe.how ?? 'recorded',
  }
}

const fits = (pattern, text) => (typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text))

/** What was not recorded this time stays as it was. */
function writeKind(kind, recipes, recorded) {
  if (!recipes.some(({ id }) => recorded.has(id))) return
  const file = join(CASES, `${kind}.json`)
  const kept = new Map(
    (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []).map((one) => [one.id, one]),
  )
  mkdirSync(dirname(file), { recursive: true })
  const cases = recipes.flatMap(({ id }) => recorded.get(id) ?? kept.get(id) ?? [])
  writeFileSync(file, `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
}

if (process.argv.includes('--inside')) await record()
else
  process.exit(
    spawnSync(
      'unshare',
      [
        '--net',
        '--uts',
        '--mount',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
        'node',
        fileURLToPath(import.meta.url),
        '--inside',
        ...wanted,
      ],
      { stdio: 'inherit' },
    ).status ?? 1,
  )
