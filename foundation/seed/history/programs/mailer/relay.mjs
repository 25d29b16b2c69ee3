// Takes connections and says nothing, which is all that deliver.mjs needs of a relay.
import { createServer } from 'node:net'

createServer((socket) => socket.resume()).listen(25, '10.0.47.12')
setTimeout(() => process.exit(), 30_000)
