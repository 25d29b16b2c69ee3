import { connect, createServer, type Socket } from 'node:net'

/** A way between console and database that a test can cut, or on which it keeps one answer back. */
export type DatabaseLink = {
  /** The database's address through this link. */
  url: string
  /** Ends what is open and refuses what comes, as a database that went away does. */
  cut(): void
  /** Lets everything through again, and gives what was kept back. */
  heal(): void
  /** From the request on that holds all of these texts, its connection hears nothing more: the database did it, nobody knows. */
  keepAnswerTo(...texts: string[]): void
  /** The request that holds all of these texts does not arrive, nor what its connection sends after it. */
  keepRequest(...texts: string[]): void
  /** Whether something is being kept back. */
  isKeeping(): boolean
  stop(): Promise<void>
}

type Way = { client: Socket; server: Socket; keepsAnswers: boolean; keepsRequests: boolean; kept: Buffer[] }

/** Opens it in front of this database. */
export async function openDatabaseLink(database: string): Promise<DatabaseLink> {
  const target = new URL(database)
  const ways = new Set<Way>()
  let isCut = false
  let answerTo: readonly string[] | undefined
  let request: readonly string[] | undefined
  const isMeant = (texts: readonly string[] | undefined, chunk: Buffer) =>
    texts?.every((text) => chunk.includes(text)) ?? false

  const server = createServer((client) => {
    if (isCut) {
      client.destroy()
      return
    }
    const way: Way = {
      client,
      server: connect(Number(target.port), target.hostname),
      keepsAnswers: false,
      keepsRequests: false,
      kept: [],
    }
    ways.add(way)
    client.on('data', (chunk: Buffer) => {
      way.keepsRequests ||= isMeant(request, chunk)
      way.keepsAnswers ||= isMeant(answerTo, chunk)
      if (way.keepsRequests) way.kept.push(chunk)
      else way.server.write(chunk)
    })
    way.server.on('data', (chunk: Buffer) => {
      if (way.keepsAnswers) way.kept.push(chunk)
      else client.write(chunk)
    })
    const end = () => {
      ways.delete(way)
      client.destroy()
      way.server.destroy()
    }
    for (const socket of [client, way.server]) socket.on('close', end).on('error', end)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(database)
  url.port = String(typeof address === 'object' && address ? address.port : 0)

  const cutAll = () => {
    for (const way of ways) {
      way.client.destroy()
      way.server.destroy()
    }
  }
  return {
    url: url.href,
    cut: () => {
      isCut = true
      cutAll()
    },
    heal: () => {
      isCut = false
      answerTo = undefined
      request = undefined
      for (const way of ways) {
        const to = way.keepsRequests ? way.server : way.client
        for (const chunk of way.kept.splice(0)) to.write(chunk)
        way.keepsAnswers = false
        way.keepsRequests = false
      }
    },
    keepAnswerTo: (...texts) => {
      answerTo = texts
    },
    keepRequest: (...texts) => {
      request = texts
    },
    isKeeping: () => [...ways].some(({ kept }) => kept.length > 0),
    stop: async () => {
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
