import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT } from '../prepare/root.mjs'
import { run } from '../prepare/run.mjs'

// The shell without windows is Chromium all the same, and a third faster.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium for the end-to-end tests, or gets one: named by the environment, installed, Playwright's own, Debian's
 * package (as root), Playwright's download. Gives its path, or the line that says what to install.
 */
export async function findBrowser() {
  const found = installed() ?? (await playwrightsOwn())
  if (found) return { kind: 'found', path: found }
  if (mayUseApt()) {
    process.stdout.write('Installing Chromium (apt-get)\n')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const isUpdated = (await run('apt-get', ['update'], { quiet: true, env })) === 0
    // Older releases know only the whole browser.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (!isUpdated || installed()) break
      await run('apt-get', ['install', '-y', '--no-install-recommends', name], { quiet: true, env })
    }
  }
  if (!installed()) {
    process.stdout.write('Downloading Chromium (playwright install)\n')
    await run(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
      quiet: true,
    })
  }
  const got = installed() ?? (await playwrightsOwn())
  if (got) return { kind: 'found', path: got }
  return {
    kind: 'none',
    problem: 'No browser: install chromium (or Chrome), or name one with PLAYWRIGHT_CHROMIUM.',
  }
}

function installed() {
  const named = process.env.PLAYWRIGHT_CHROMIUM || process.env.CHROME_BIN
  if (named && isProgram(named)) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...places, ...ELSEWHERE].find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function mayUseApt() {
  return process.getuid?.() === 0 && isProgram('/usr/bin/apt-get')
}
