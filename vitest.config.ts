import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      // It throws outside of a React server build; a test is neither browser nor page.
      { find: 'server-only', replacement: `${root}scripts/test/nothing.mjs` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    include: ['**/*.test.{ts,tsx}'],
    globalSetup: ['scripts/test/unit-databases.mjs'],
    // What a worker starts ends with it.
    setupFiles: ['scripts/test/own-folder.mjs'],
    exclude: ['node_modules/**', '.next/**', 'dist/**', 'e2e/**', '.data/**'],
    // Modules are loaded once for each worker instead of for each file: a third of all the time.
    isolate: false,
    // Many tests wait for real processes and clocks; left alone, Vitest takes one worker on two cores.
    maxWorkers: 2,
    // Against what hangs only: what starts programs and databases takes many times longer where the machine is busy.
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
