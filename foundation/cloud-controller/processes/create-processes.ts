import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { type droplets, processes } from '../../db/tables'
import type { CloudControllerSettings } from '../settings'

type Droplet = Pick<typeof droplets.$inferSelect, 'processTypes'>

/** Makes the process of each type that the droplet has and the app not yet. app/actions/process_create_from_app_droplet.rb */
export async function createProcesses(
  db: Db,
  settings: CloudControllerSettings,
  appGuid: string,
  { processTypes }: Droplet,
): Promise<void> {
  for (const type of Object.keys(processTypes)) {
    const existing = await db
      .select({ id: processes.id })
      .from(processes)
      .where(and(eq(processes.appGuid, appGuid), eq(processes.type, type)))
    if (existing.length > 0) continue
    const at = new Date()
    await db.insert(processes).values({
      guid: randomUUID(),
      appGuid,
      type,
      instances: type === 'web' ? 1 : 0,
      memoryInMb: settings.defaultMemoryInMb,
      diskInMb: settings.defaultDiskInMb,
      logRateLimit: settings.defaultLogRateInBytesPerSecond,
      version: randomUUID(),
      createdAt: at,
      updatedAt: at,
    })
  }
}
