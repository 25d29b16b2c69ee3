import { type Task, taskSchema } from '../../resources/task'
import type { TaskFormValues } from '../fields'
import { toRequest } from '../request'

/** The task that the API presents of a request: its fields under the same names, a name made up where none is given. */
export function taskMadeOf(values: TaskFormValues, label?: { key: string; value: string }): Task {
  const { template: _, metadata, ...sent } = toRequest(values, label)
  return taskSchema.parse({
    guid: 'f1f2a7be-2320-40f7-ac06-9e964e64a2c6',
    sequence_id: 1,
    name: '0a1b2c3d',
    state: 'SUCCEEDED',
    memory_in_mb: null,
    disk_in_mb: null,
    result: { failure_reason: null },
    relationships: { app: { data: { guid: values.app } } },
    created_at: '2026-11-23T20:44:39Z',
    updated_at: '2026-11-23T20:44:39Z',
    ...sent,
    metadata: { labels: {}, annotations: {}, ...metadata },
  })
}
