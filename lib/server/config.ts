import 'server-only'
import * as z from 'zod'

const unset = (value: unknown) => (value === '' ? undefined : value)
const text = z.preprocess(unset, z.string().optional())
const wholeNumber = (least: number, most: number, otherwise: number) =>
  z.preprocess(
    unset,
    z
      .string()
      .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
      .transform(Number)
      .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`)
      .default(otherwise),
  )
const webAddress = (what: string, example: string) =>
  z.preprocess(
    unset,
    z
      .string()
      .refine((value) => isOrigin(value), `must be ${what}, for example ${example}`)
      .transform((value) => new URL(value).origin)
      .optional(),
  )

const LABEL_KEY = /^([A-Za-z0-9][A-Za-z0-9.-]*\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/
const DAY_MS = 24 * 60 * 60 * 1000

const settings = z.object({
  HOST: z.preprocess(unset, z.string().default('127.0.0.1')),
  PORT: wholeNumber(0, 65535, 3000),
  CF_API_URL: webAddress('the address of a Cloud Foundry API', 'https://api.example.org'),
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .optional(),
  ),
  DATA_DIR: z.preprocess(unset, z.string().default('.data')),
  SESSION_IDLE_MS: wholeNumber(1000, 365 * DAY_MS, 8 * 60 * 60 * 1000),
  SESSION_MAX_MS: wholeNumber(1000, 365 * DAY_MS, DAY_MS),
  JOURNAL_RETENTION_DAYS: wholeNumber(2, 36500, 90),
  // Empty has a meaning of its own here: no label.
  SUBMISSION_LABEL: z
    .string()
    .regex(LABEL_KEY, 'must be a label key, or empty')
    .or(z.literal(''))
    .default('task-console-submission'),
  SESSION_SECRET: z.preprocess(unset, z.string().min(32, 'must have at least 32 characters').optional()),
  CF_CA_CERT_FILE: text,
  UAA_CLIENT_ID: z.preprocess(unset, z.string().default('cf')),
  UAA_CLIENT_SECRET: z.string().default(''),
  PUBLIC_URL: webAddress('the address people open', 'https://tasks.example.org'),
  TRUSTED_PROXIES: z.preprocess(
    unset,
    z
      .string()
      .transform((list) => list.split(',').map((one) => one.trim()))
      .default([]),
  ),
  CF_REQUEST_TIMEOUT_MS: wholeNumber(100, 900_000, 90_000),
  CF_REQUEST_LIFE_MS: wholeNumber(100, DAY_MS, 960_000),
  EMBEDDED_FOUNDATION: text,
})

/** Every setting of the console, parsed. Amounts in milliseconds unless the name says otherwise. */
export type Config = {
  host: string
  port: number
  publicUrl?: string
  trustedProxies: string[]
  dataDir: string
  databaseUrl?: string
  sessionSecret?: string
  sessionIdleMs: number
  sessionMaxMs: number
  journalRetentionDays: number
  submissionLabel: string
  cfApiUrl?: string
  cfCaCertFile?: string
  uaaClient: { id: string; secret: string }
  requestTimeoutMs: number
  requestLifeMs: number
  isEmbeddedFoundation: boolean
}

/** The settings, or one line for each that makes no sense, beginning with its name. */
export type ConfigResult = { kind: 'ok'; config: Config } | { kind: 'wrong'; problems: string[] }

/** Reads the settings of design and README from an environment. Never throws; touches neither disk nor network. */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const parsed = settings.safeParse(env)
  if (!parsed.success)
    return {
      kind: 'wrong',
      problems: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    }
  const value = parsed.data
  const problems = contradictions(value, env)
  if (problems.length > 0) return { kind: 'wrong', problems }
  return {
    kind: 'ok',
    config: {
      host: value.HOST,
      port: value.PORT,
      publicUrl: value.PUBLIC_URL,
      trustedProxies: value.TRUSTED_PROXIES,
      dataDir: value.DATA_DIR,
      databaseUrl: value.DATABASE_URL,
      sessionSecret: value.SESSION_SECRET,
      sessionIdleMs: value.SESSION_IDLE_MS,
      sessionMaxMs: value.SESSION_MAX_MS,
      journalRetentionDays: value.JOURNAL_RETENTION_DAYS,
      submissionLabel: value.SUBMISSION_LABEL,
      cfApiUrl: value.CF_API_URL,
      cfCaCertFile: value.CF_CA_CERT_FILE,
      uaaClient: { id: value.UAA_CLIENT_ID, secret: value.UAA_CLIENT_SECRET },
      requestTimeoutMs: value.CF_REQUEST_TIMEOUT_MS,
      requestLifeMs: value.CF_REQUEST_LIFE_MS,
      isEmbeddedFoundation: value.EMBEDDED_FOUNDATION === '1',
    },
  }
}

/** The same from this process's environment. Entry points only; everybody else is handed what they need. */
export const configFromEnvironment = (): ConfigResult => readConfig(process.env)

function contradictions(value: z.infer<typeof settings>, env: Record<string, string | undefined>): string[] {
  const problems: string[] = []
  if (!isLoopback(value.HOST) && !value.PUBLIC_URL?.startsWith('https://'))
    problems.push(`HOST ${value.HOST} is reachable from other machines and needs PUBLIC_URL with https://`)
  if (value.DATABASE_URL && !value.SESSION_SECRET)
    problems.push('SESSION_SECRET is required with DATABASE_URL: every replica must have the same one')
  if (value.CF_REQUEST_LIFE_MS < value.CF_REQUEST_TIMEOUT_MS)
    problems.push('CF_REQUEST_LIFE_MS must not be below CF_REQUEST_TIMEOUT_MS')
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    problems.push(
      'NODE_TLS_REJECT_UNAUTHORIZED must not be 0: any certificate would do. Name your own with CF_CA_CERT_FILE',
    )
  return problems
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return isBare && (url.protocol === 'https:' || url.protocol === 'http:')
}

/** Whether a host is this machine itself: only then plain http and an unsecured cookie are allowed. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
