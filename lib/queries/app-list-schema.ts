import * as z from 'zod/mini'
import { compactAppsSchema, expandApps } from '@/lib/resources/app-list'

/** Every app the operator may read, after those he used last. An old list is asked for again. */
export const appListSchema = z.pipe(
  z.object({ recent: z.array(z.string()), isOld: z.boolean(), list: compactAppsSchema }),
  z.transform(({ recent, isOld, list }) => ({
    isOld,
    apps: expandApps(list, recent),
    unreadable: list.unreadable,
  })),
)
