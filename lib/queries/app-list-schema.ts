import * as z from 'zod/mini'
import { placedAppSchema } from '@/lib/resources/app'

export const appListSchema = z.object({ apps: z.array(placedAppSchema) })
