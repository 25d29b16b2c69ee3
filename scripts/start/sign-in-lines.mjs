import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ACCOUNTS = ['admin', 'developer', 'supporter', 'auditor', 'manager']

/** The block at the end of a start: where the console is and how to sign in. The password only on a terminal (S60, S70). */
export function signInLines({ address, config, isEmbedded, isTerminal, foundationDir }) {
  const lines = [`CF Task Console is ready at ${address}`]
  if (isEmbedded) {
    const file = join(resolve(foundationDir), 'password')
    lines.push(`  Sign in as   ${ACCOUNTS.join(', ')}`, `  Password     ${passwordText(file, isTerminal)}`)
  } else {
    lines.push(`  Sign in with your account at ${config.cfApiUrl}`)
  }
  return [...lines, '  Stop         Ctrl-C']
}

function passwordText(file, isTerminal) {
  if (!isTerminal) return `the text in ${file}`
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return 'the FOUNDATION_PASSWORD you set'
  }
}
