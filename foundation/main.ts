import { mkdir } from 'node:fs/promises'
import { readConfig } from './config'
import { CREATE_FOLDER_ARGUMENT, createDatabaseFolder } from './db/open-database'
import { openFoundation } from './foundation'
import { keptPassword } from './password'

const [argument, folder] = process.argv.slice(2)
if (argument === CREATE_FOLDER_ARGUMENT && folder !== undefined) await createDatabaseFolder(folder)
else await main()

async function main(): Promise<void> {
  process.umask(0o077)
  const read = readConfig()
  if (read.kind === 'wrong') return fail(read.line)
  const { config } = read
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const { password, file } = await keptPassword(config.dataDir, config.password)
  const opened = await openFoundation(config, { password })
  if (opened.kind === 'failed') return fail(opened.line)
  const { foundation } = opened
  for (const line of foundation.means) console.error(line)
  console.log(`listening on http://127.0.0.1:${foundation.port}`)
  console.log(process.stdout.isTTY ? `password of every account: ${password}` : `password in ${file}`)
  const stop = () => {
    void foundation.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function fail(line: string): void {
  console.error(line)
  process.exitCode = 1
}
