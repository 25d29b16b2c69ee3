import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from './config'
import { CREATE_FOLDER_ARGUMENT, createDatabaseFolder } from './db/open-database'
import { openFoundation } from './foundation'
import { privateFolder } from './private-folder'

// Whatever is written is for its owner alone.
process.umask(0o077)
const [argument, folder] = process.argv.slice(2)
if (argument === CREATE_FOLDER_ARGUMENT && folder !== undefined) await createDatabaseFolder(folder)
else await main()

async function main(): Promise<void> {
  const read = readConfig()
  if (read.kind === 'wrong') return fail(read.line)
  const { config } = read
  const checked = await privateFolder(config.dataDir)
  if (checked.kind === 'unsafe') return fail(checked.line)
  const { password, file } = await keptPassword(config.dataDir, config.password)
  // Until something runs there is nothing to end but this process: a killed database opens again.
  let stop = async () => {}
  const end = () => void stop().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  const opened = await openFoundation(config, { password })
  if (opened.kind === 'failed') return fail(opened.line)
  const { foundation } = opened
  stop = foundation.stop
  for (const line of foundation.means) console.error(line)
  console.log(`listening on http://127.0.0.1:${foundation.port}`)
  console.log(process.stdout.isTTY ? `password of every account: ${password}` : `password in ${file}`)
  if (config.profile === 'korifi') console.log(`bearer tokens of the accounts in ${config.dataDir}/tokens`)
}

function fail(line: string): void {
  console.error(line)
  process.exitCode = 1
}

type Password = { password: string; file: string }

/**
 * The password of every account: the given one, else the one kept in the folder, else 128 random bits made now. It is
 * kept in a file that only its owner reads.
 */
export async function keptPassword(dataDir: string, given: string | undefined): Promise<Password> {
  const file = join(dataDir, 'password')
  const kept = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  )
  const password = given ?? (kept === '' ? randomBytes(16).toString('base64url') : kept)
  if (password !== kept) await writeFile(file, `${password}\n`, { mode: 0o600 })
  return { password, file }
}
