import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { ProfileName } from './cloud-controller/profiles/profile'

/** The settings of the embedded foundation; `docs/foundation.md` explains each. */
export type Config = {
  host: '127.0.0.1'
  /** undefined: a free one, chosen at the first start and kept. 0: any. */
  port: number | undefined
  dataDir: string
  /** undefined: made at the first start and kept. */
  password: string | undefined
  profile: ProfileName
  runner: 'on' | 'off' | 'slow'
  maxTasks: number
  tokenLifeS: number
  refreshLifeS: number
  rateLimit: number | undefined
  /** Whether a new database begins with a fortnight of tasks that have ended. */
  history: 'on' | 'off'
  seed: { apps: number; tasks: number }
}

export type ReadConfig = { kind: 'config'; config: Config } | { kind: 'wrong'; line: string }

const PASSWORD_MIN_CHARACTERS = 12
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)

const settings = z.object({
  HOST: z
    .literal(['127.0.0.1', 'localhost', '::1'], 'of the embedded foundation must be a loopback address')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  FOUNDATION_DATA_DIR: z.string().optional(),
  FOUNDATION_PORT: wholeNumber(0, 65_535).optional(),
  FOUNDATION_PASSWORD: z
    .string()
    .min(PASSWORD_MIN_CHARACTERS, `must have at least ${PASSWORD_MIN_CHARACTERS} characters`)
    .optional(),
  FOUNDATION_PROFILE: z
    .enum(['cloud-controller', 'korifi', 'oldest'], 'must be cloud-controller, korifi or oldest')
    .default('cloud-controller'),
  FOUNDATION_RUNNER: z.enum(['on', 'off', 'slow'], 'must be on, off or slow').default('on'),
  FOUNDATION_MAX_TASKS: wholeNumber(1, 1000).default(20),
  FOUNDATION_TOKEN_LIFE_S: wholeNumber(1, 31_536_000).default(600),
  FOUNDATION_REFRESH_LIFE_S: wholeNumber(1, 31_536_000).default(2_592_000),
  FOUNDATION_RATE_LIMIT: wholeNumber(1, 1_000_000).optional(),
  FOUNDATION_HISTORY: z.enum(['on', 'off'], 'must be on or off').default('on'),
})

/**
 * Reads environment and arguments; a setting that makes no sense is told in one line that names it. An empty
 * variable counts as unset.
 */
export function readConfig(
  environment: Record<string, string | undefined> = process.env,
  given: string[] = process.argv.slice(2),
): ReadConfig {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const parsed = settings.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { kind: 'wrong', line: `${issue?.path.join('.')} ${issue?.message}` }
  }
  const seed = seedArguments(given)
  if (seed.kind === 'wrong') return seed
  const of = parsed.data
  return {
    kind: 'config',
    config: {
      host: '127.0.0.1',
      port: of.FOUNDATION_PORT,
      dataDir: resolve(of.FOUNDATION_DATA_DIR ?? join(of.DATA_DIR, 'foundation')),
      password: of.FOUNDATION_PASSWORD,
      profile: of.FOUNDATION_PROFILE,
      runner: of.FOUNDATION_RUNNER,
      maxTasks: of.FOUNDATION_MAX_TASKS,
      tokenLifeS: of.FOUNDATION_TOKEN_LIFE_S,
      refreshLifeS: of.FOUNDATION_REFRESH_LIFE_S,
      rateLimit: of.FOUNDATION_RATE_LIMIT,
      history: of.FOUNDATION_HISTORY,
      seed: { apps: seed.apps, tasks: seed.tasks },
    },
  }
}

/** `--seed-apps N --seed-tasks N` */
function seedArguments(
  given: string[],
): { kind: 'seed'; apps: number; tasks: number } | { kind: 'wrong'; line: string } {
  const counts = { apps: 0, tasks: 0 }
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at]
    const value = given[at + 1] ?? ''
    if (name !== '--seed-apps' && name !== '--seed-tasks')
      return { kind: 'wrong', line: `${name} is not an argument` }
    if (!/^\d{1,7}$/.test(value))
      return { kind: 'wrong', line: `${name} must be a whole number up to 9999999` }
    if (name === '--seed-apps') counts.apps = Number(value)
    else counts.tasks = Number(value)
  }
  return { kind: 'seed', ...counts }
}
