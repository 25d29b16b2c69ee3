import type { UsedBefore } from '../queries/used-before'
import type { Task } from './task'

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
