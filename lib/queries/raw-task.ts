import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'

const rawTaskSchema = z.object({ text: z.string() })

/** A task as the API wrote it, read each time somebody looks. */
export const rawTaskQuery = (guid: string) =>
  queryOptions({
    queryKey: ['raw-task', guid],
    queryFn: ({ signal }) => getJson(paths.api.rawTask(guid), rawTaskSchema, signal),
    gcTime: 0,
  })
