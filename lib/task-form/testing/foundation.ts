import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import * as z from 'zod/mini'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PASSWORD = 'correct-horse-battery'
const tokenSchema = z.object({ access_token: z.string() })

/** A foundation of one test file: an address, and requests of the admin. */
export type TestFoundation = {
  request(method: string, path: string, body?: string): Promise<{ status: number; body: unknown }>
  stop(): Promise<void>
}

async function tokenOf(origin: string): Promise<string> {
  const response = await fetch(`${origin}/uaa/oauth/token`, {
    method: 'POST',
    headers: { authorization: 'Basic Y2Y6' },
    body: new URLSearchParams({ grant_type: 'password', username: 'admin', password: PASSWORD }),
  })
  return tokenSchema.parse(await response.json()).access_token
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Starts the embedded foundation as a program of its own, to be asked over HTTP, with a new folder. */
export async function startFoundation(): Promise<TestFoundation> {
  const outfile = join(ROOT, 'dist', `foundation-of-test-${process.pid}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'foundation/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'foundation-of-test-'))
  const env = {
    NODE_ENV: 'test' as const,
    PATH: '/usr/bin:/bin',
    FOUNDATION_DATA_DIR: dataDir,
    FOUNDATION_PASSWORD: PASSWORD,
    FOUNDATION_PORT: '0',
    FOUNDATION_HISTORY: 'off',
  }
  const child = spawn(process.execPath, [outfile], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const address = /listening on (\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The foundation ended with ${code} before it listened.`)))
  })
  const authorization = `bearer ${await tokenOf(origin)}`
  return {
    async request(method, path, body) {
      const headers = { authorization, 'content-type': 'application/json' }
      const response = await fetch(origin + path, { method, headers, body })
      return { status: response.status, body: parsed(await response.text()) }
    },
    async stop() {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await rm(dataDir, { recursive: true, force: true })
      await rm(outfile, { force: true })
    },
  }
}
