import { fieldId } from '@/components/fields/field-id'
import type { AlertEntry } from '@/components/ui/alert'
import type { Place, Problem } from '@/lib/task-form/place'
import type { FieldName, ListName, TaskFormValues } from '@/lib/task-form/values'

/** What each field is called on the page. */
export const FIELD_WORDS: Record<FieldName, string> = {
  app: 'App',
  template: 'Template process',
  droplet: 'Droplet',
  command: 'Command',
  name: 'Name',
  user: 'User',
  memory: 'Memory',
  disk: 'Disk',
  logRate: 'Log rate limit',
}
const LIST_WORDS: Record<ListName, string> = { labels: 'Labels', annotations: 'Annotations' }

/** A problem as an entry of the alert, linked to the field or the row it speaks of. */
export function alertEntry(problem: Problem, values: TaskFormValues, own: boolean): AlertEntry {
  const { message, next } = problem
  return { message, next, own, ...whereOf(problem.at, values) }
}

function whereOf(at: Place, values: TaskFormValues): Pick<AlertEntry, 'name' | 'fieldId'> {
  switch (at.kind) {
    case 'field':
      return { name: FIELD_WORDS[at.field], fieldId: fieldId(at.field) }
    case 'row': {
      const index = values[at.list].findIndex((row) => row.id === at.rowId)
      if (index < 0) return { name: LIST_WORDS[at.list], fieldId: fieldId(at.list) }
      const part = at.part === 'key' ? 'Key' : 'Value'
      return {
        name: `${LIST_WORDS[at.list]}, ${part} ${index + 1}`,
        fieldId: fieldId(`${at.list}.${index}.${at.part}`),
      }
    }
    case 'group':
      return { name: LIST_WORDS[at.list], fieldId: fieldId(at.list) }
    case 'form':
    case 'session':
      return { name: 'No field' }
  }
}
