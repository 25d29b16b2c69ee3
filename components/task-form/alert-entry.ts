import { fieldId } from '@/components/fields/field-id'
import type { AlertEntry } from '@/components/ui/alert'
import { FIELDS, LISTS } from '@/lib/task-form/fields'
import type { Place, Problem } from '@/lib/task-form/problem'
import type { TaskFormValues } from '@/lib/task-form/values'

/** A problem as an entry of the alert, linked to the field or the row it speaks of. */
export function alertEntry(problem: Problem, values: TaskFormValues, own: boolean): AlertEntry {
  const { message, next } = problem
  return { message, next, own, ...whereOf(problem.at, values) }
}

function whereOf(at: Place, values: TaskFormValues): Pick<AlertEntry, 'name' | 'fieldId'> {
  switch (at.kind) {
    case 'field':
      return { name: FIELDS[at.field].label, fieldId: fieldId(at.field) }
    case 'row': {
      const index = values[at.list].findIndex((row) => row.id === at.rowId)
      if (index < 0) return { name: LISTS[at.list].label, fieldId: fieldId(at.list) }
      const part = at.part === 'key' ? 'Key' : 'Value'
      return {
        name: `${LISTS[at.list].label}, ${part} ${index + 1}`,
        fieldId: fieldId(`${at.list}.${index}.${at.part}`),
      }
    }
    case 'group':
      return { name: LISTS[at.list].label, fieldId: fieldId(at.list) }
    case 'form':
    case 'session':
      return { name: 'No field' }
  }
}
