import { expect, inject, it } from 'vitest'
import { newPostgresDatabase } from '../testing/database'
import { openDatabase } from './connection'

it.skipIf(inject('postgres').kind === 'absent')(
  'replicas that start at once on an empty PostgreSQL migrate it once',
  async () => {
    const databaseUrl = await newPostgresDatabase()
    const replicas = await Promise.all(
      [1, 2, 3, 4].map(() => openDatabase({ dataDir: 'unused', databaseUrl })),
    )
    await expect(Promise.all(replicas.map((one) => one.ping()))).resolves.toHaveLength(4)
    await Promise.all(replicas.map((one) => one.close()))
  },
)
