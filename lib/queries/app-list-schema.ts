import * as z from 'zod/mini'
import { compactAppsSchema, expandApps } from '@/lib/resources/app-list'

/** Every app the operator may read, after those he used last. */
export const appListSchema = z.pipe(
  z.object({ recent: z.array(z.string()), list: compactAppsSchema }),
  z.transform(({ recent, list }) => ({ apps: expandApps(list, recent) })),
)
