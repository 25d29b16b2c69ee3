import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readMark } from './fingerprint.mjs'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

const SHARED = ['package-lock.json', 'tsconfig.json']
const BUNDLES = [...SHARED, 'foundation', 'lib', 'scripts/prepare/build.mjs']
const PAGES = [
  ...SHARED,
  'app',
  'components',
  'lib',
  'public',
  'next.config.js',
  'postcss.config.mjs',
  'instrumentation.ts',
]

/** Bundles the foundation and the settings' reader into dist/ when they are older than the sources. False when it failed. */
export async function buildBundles() {
  const mark = join(ROOT, 'dist/built-from')
  const wanted = fingerprint(ROOT, BUNDLES)
  if (readMark(mark) === wanted) return true
  try {
    await bundle({ foundation: 'foundation/main.ts', config: 'lib/server/config.ts' }, 'dist')
  } catch {
    process.stderr.write('The foundation could not be bundled; what esbuild said stands above.\n')
    return false
  }
  writeFileSync(mark, wanted)
  return true
}

/** Makes programs for Node out of sources: one file each, packages left where they are. Rejects when a source is wrong. */
export async function bundle(entryPoints, outdir) {
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'error',
    plugins: [withoutServerOnly],
  }).finally(stop) // or its service stays beside us as long as we live
}

/** Builds the pages when the build is missing or older than the sources. False when it failed. */
export async function buildPages({ quiet = true } = {}) {
  const mark = join(ROOT, '.next/built-from')
  const wanted = fingerprint(ROOT, PAGES)
  if (readMark(mark) === wanted && existsSync(join(ROOT, '.next/BUILD_ID'))) return true
  process.stdout.write('Building the pages (next build)\n')
  const code = await run(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    quiet,
  })
  if (code !== 0) {
    process.stderr.write('The pages could not be built; what next build said stands above.\n')
    return false
  }
  writeFileSync(mark, wanted)
  return true
}

// `server-only` throws wherever no React server build is in sight; the bundles are servers by themselves.
const withoutServerOnly = {
  name: 'without-server-only',
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
  },
}
