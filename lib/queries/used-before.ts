import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import type { Task } from '../resources/task'
import { getJson } from './get-json'

/**
 * What the newest tasks of an app were given: names, keys of labels with their values, keys of annotations; each list
 * begins with what was used most.
 */
const usedBeforeSchema = z.object({
  names: z.array(z.string()),
  labels: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
  annotations: z.array(z.string()),
})

type UsedBefore = z.infer<typeof usedBeforeSchema>

/** Names, keys and values that this app's tasks were given before, to offer while somebody types. */
export const usedBeforeQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['used-before', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.usedBefore(appGuid), usedBeforeSchema, signal),
    staleTime: 5 * 60_000,
  })

const MOST_KEYS = 100
const MOST_VALUES = 20
const MOST_NAMES = 50

/**
 * What tasks were given, each list by how often it was used, then by how lately. `tasks` are newest first. Keys of
 * others than the operators are left out: `hiddenKeys`, and what Korifi writes.
 */
export function usedBefore(tasks: readonly Task[], hiddenKeys: readonly string[]): UsedBefore {
  const isOperators = (key: string) => !hiddenKeys.includes(key) && !/(?:^|\.)cloudfoundry\.org\//.test(key)
  const labels = tasks.flatMap((task) => Object.entries(task.metadata.labels))
  const annotations = tasks.flatMap((task) => Object.keys(task.metadata.annotations))
  const valuesOf = (wanted: string) => labels.flatMap(([key, value]) => (key === wanted && value) || [])
  return {
    names: byUse(tasks.map(({ name }) => name)).slice(0, MOST_NAMES),
    labels: byUse(labels.map(([key]) => key).filter(isOperators))
      .slice(0, MOST_KEYS)
      .map((key) => ({ key, values: byUse(valuesOf(key)).slice(0, MOST_VALUES) })),
    annotations: byUse(annotations.filter(isOperators)).slice(0, MOST_KEYS),
  }
}

function byUse(texts: readonly string[]): string[] {
  const uses = new Map<string, number>()
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1)
  return [...uses].sort(([, one], [, other]) => other - one).map(([text]) => text)
}
