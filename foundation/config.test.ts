import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config'

describe('the settings', () => {
  it('have defaults, and empty ones count as unset', () => {
    expect(readConfig({ FOUNDATION_PORT: '', HOST: '' }, [])).toEqual({
      kind: 'config',
      config: {
        host: '127.0.0.1',
        port: undefined,
        dataDir: resolve('.data/foundation'),
        password: undefined,
        profile: 'cloud-controller',
        runner: 'on',
        maxTasks: 20,
        tokenLifeS: 600,
        refreshLifeS: 2_592_000,
        rateLimit: undefined,
        history: 'on',
        seed: { apps: 0, tasks: 0 },
      },
    })
  })

  it('put the folder beside the console’s, unless it has one of its own', () => {
    const dataDir = (environment: Record<string, string>) => {
      const read = readConfig(environment, [])
      return read.kind === 'config' && read.config.dataDir
    }
    expect(dataDir({ DATA_DIR: '/a' })).toBe('/a/foundation')
    expect(dataDir({ DATA_DIR: '/a', FOUNDATION_DATA_DIR: '/b' })).toBe('/b')
  })

  it('take the size to seed from the arguments', () => {
    const read = readConfig({}, ['--seed-apps', '20000', '--seed-tasks', '100000'])
    expect(read.kind === 'config' && read.config.seed).toEqual({ apps: 20_000, tasks: 100_000 })
  })

  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST of the embedded foundation must be a loopback address'],
    [{ FOUNDATION_PORT: 'x' }, 'FOUNDATION_PORT must be a whole number from 0 to 65535'],
    [{ FOUNDATION_PORT: '65536' }, 'FOUNDATION_PORT must be a whole number from 0 to 65535'],
    [{ FOUNDATION_PASSWORD: 'eleven char' }, 'FOUNDATION_PASSWORD must have at least 12 characters'],
    [{ FOUNDATION_PROFILE: 'v2' }, 'FOUNDATION_PROFILE must be cloud-controller, korifi or oldest'],
    [{ FOUNDATION_RUNNER: 'yes' }, 'FOUNDATION_RUNNER must be on, off or slow'],
    [{ FOUNDATION_MAX_TASKS: '0' }, 'FOUNDATION_MAX_TASKS must be a whole number from 1 to 1000'],
    [{ FOUNDATION_RATE_LIMIT: '-1' }, 'FOUNDATION_RATE_LIMIT must be a whole number from 1 to 1000000'],
    [{ FOUNDATION_HISTORY: 'none' }, 'FOUNDATION_HISTORY must be on or off'],
    [{ FOUNDATION_TOKEN_LIFE_S: '1.5' }, 'FOUNDATION_TOKEN_LIFE_S must be a whole number from 1 to 31536000'],
  ])('%j is told in one line', (environment, line) => {
    expect(readConfig(environment, [])).toEqual({ kind: 'wrong', line })
  })

  it.each([
    [['--seed'], '--seed is not an argument'],
    [['--seed-apps'], '--seed-apps must be a whole number up to 9999999'],
    [['--seed-tasks', '-5'], '--seed-tasks must be a whole number up to 9999999'],
  ])('%j is told in one line', (given, line) => {
    expect(readConfig({}, given)).toEqual({ kind: 'wrong', line })
  })
})
