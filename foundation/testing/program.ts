import { randomUUID } from 'node:crypto'
import { aRunner, aTask } from './runner'

// A program that does what the foundation does: it runs one task and lives until it is killed.
const [, , dir = '', command = ''] = process.argv
const runner = await aRunner({
  dir,
  onLine: (line) => {
    if (line.sourceType !== 'CELL') process.stdout.write(`${Buffer.from(line.payload).toString()}\n`)
  },
})
await runner.run(aTask({ command, guid: randomUUID() }))
process.stdout.write('taken\n')
setInterval(() => {}, 1000)
