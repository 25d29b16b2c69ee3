// Loaded by the runner and by each of its workers: what they start ends with them.
import './scripts/test/own-folder.mjs'
import { defineConfig } from '@playwright/test'

const executablePath = process.env.PLAYWRIGHT_CHROMIUM

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  // Starts the embedded foundation, the wire in front of it and the console, each on a port of its own.
  globalSetup: './e2e/testing/setup.ts',
  fullyParallel: true,
  // One more than the processors of the smallest machine: the fault matrix waits for clocks most of its time.
  workers: 3,
  forbidOnly: process.env.CI !== undefined,
  // A busy machine is no failure of the product; `npm test` names what needed its second try, since it has found something.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/e2e',
  use: {
    browserName: 'chromium',
    launchOptions: executablePath ? { executablePath } : {},
    // What moves is drawn by the processor here: a tenth of all the time.
    contextOptions: { reducedMotion: 'reduce' },
    // Traces cost a fifth of all the time: `npx playwright test --trace on` makes them where one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
