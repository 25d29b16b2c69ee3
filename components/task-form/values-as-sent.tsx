import { HostileText } from '@/components/ui/hostile-text'
import { Value, Values } from '@/components/ui/values'
import type { TaskOptions } from '@/lib/queries/task-options'
import { LIST_NAMES, type ListName } from '@/lib/task-form/fields'
import { isGiven, type TaskFormValues } from '@/lib/task-form/values'
import { willRun } from '@/lib/task-form/will-run'
import { chosenOf, WillRunValues } from './what-will-run'

/** The values of the press, read-only: what the form held when it was sent. */
export function ValuesAsSent({ values, options }: { values: TaskFormValues; options?: TaskOptions }) {
  return (
    <section aria-labelledby="values-as-sent">
      <h2 id="values-as-sent" className="mb-2 text-16 font-head">
        Values as sent
      </h2>
      <div className="rounded-3 border border-hairline bg-surface px-5 py-4">
        <WillRunValues all={willRun(values, chosenOf(values, options))} wide />
        <Values wide>
          {LIST_NAMES.map((list) => (
            <Rows key={list} list={list} values={values} />
          ))}
        </Values>
      </div>
    </section>
  )
}

function Rows({ list, values }: { list: ListName; values: TaskFormValues }) {
  const rows = values[list].filter(isGiven)
  if (rows.length === 0) return null
  return (
    <Value name={list} origin="typed">
      {rows.map((row) => (
        <span key={row.id} className="block">
          <HostileText text={row.key} parted />=<HostileText text={row.value} multiline />
        </span>
      ))}
    </Value>
  )
}
