import { describe, expect, it } from 'vitest'
import { readConfig } from './config'

const problemsOf = (env: Record<string, string>) => {
  const read = readConfig(env)
  return read.kind === 'wrong' ? read.problems : []
}

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      kind: 'ok',
      config: {
        host: '127.0.0.1',
        port: 3000,
        dataDir: '.data',
        submissionLabel: 'task-console-submission',
        requestTimeoutMs: 90_000,
        requestLifeMs: 960_000,
        uaaClient: { id: 'cf', secret: '' },
      },
    })
  })

  it('are unset when empty, but for the label, which an empty text switches off', () => {
    expect(readConfig({ PORT: '', HOST: '', SUBMISSION_LABEL: '' })).toMatchObject({
      kind: 'ok',
      config: { port: 3000, host: '127.0.0.1', submissionLabel: '' },
    })
  })

  it.each<[string, Record<string, string>]>([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['CF_API_URL', { CF_API_URL: 'api.example.org' }],
    ['CF_API_URL', { CF_API_URL: 'https://user:secret@api.example.org' }],
    ['CF_API_URL', { CF_API_URL: 'https://api.example.org/v3' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x', SESSION_SECRET: 'x'.repeat(32) }],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['SESSION_SECRET', { DATABASE_URL: 'postgres://x' }],
    ['SUBMISSION_LABEL', { SUBMISSION_LABEL: 'not a key' }],
    ['SESSION_IDLE_MS', { SESSION_IDLE_MS: '5' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { HOST: '0.0.0.0', PUBLIC_URL: 'http://tasks.example.org' }],
    ['CF_REQUEST_LIFE_MS', { CF_REQUEST_LIFE_MS: '1000', CF_REQUEST_TIMEOUT_MS: '2000' }],
    ['NODE_TLS_REJECT_UNAUTHORIZED', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ])('%s is named in one line when it makes no sense: %j', (name, env) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} `))
    expect(problems[0]).not.toContain('\n')
    expect(problems.join()).not.toContain('user:secret')
  })
})
