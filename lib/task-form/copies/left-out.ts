import { FIELDS, LIST_NAMES, LISTS, type ListName, SENT_FIELDS } from '../fields'
import { KINDS } from '../kinds'
import { isGiven, type Row, type TaskFormValues } from '../values'

/**
 * In words, what of the form's values can be in no request, and so in no copy of one: a size that can't be read, a row
 * whose key another row gives again (of two the later counts, as in any JSON object).
 */
export function leftOutOfRequest(values: TaskFormValues): string[] {
  return [
    ...SENT_FIELDS.flatMap((field) => {
      const text = values[field].trim()
      const isLeftOut = text !== '' && KINDS[FIELDS[field].kind].toSent(values[field]) === undefined
      return isLeftOut ? [`${FIELDS[field].word} ${text}`] : []
    }),
    ...LIST_NAMES.flatMap((list) => overridden(list, values[list])),
  ]
}

function overridden(list: ListName, rows: readonly Row[]): string[] {
  return rows.flatMap((row, index) => {
    const again = isGiven(row) ? rows.findLastIndex((one) => isGiven(one) && one.key === row.key) : index
    return again === index
      ? []
      : [`${LISTS[list].word} row ${index + 1}, since row ${again + 1} has the key ${row.key} too`]
  })
}
