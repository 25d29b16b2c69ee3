import type { ListName, SentField } from './fields'
import type { TaskFormValues } from './values'

/** The rules of one API: what is allowed, in words, where something is wrong; nothing where it is right. */
export type RuleSet = {
  field(field: SentField, values: TaskFormValues): string | undefined
  key(list: ListName, row: { key: string; value: string }): string | undefined
  value(list: ListName, row: { key: string; value: string }): string | undefined
}
