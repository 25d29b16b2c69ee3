import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { type UseFormReturn, useController } from 'react-hook-form'
import { fieldId } from '@/components/fields/text-field'
import { Combobox } from '@/components/ui/choice/combobox'
import { findable } from '@/components/ui/choice/options'
import { Field, type ProblemWords } from '@/components/ui/field'
import { paths } from '@/lib/paths'
import { appListQuery } from '@/lib/queries/app-list'
import type { ListedApp, PlacedApp } from '@/lib/resources/app'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { counted } from '@/lib/words'

type AppFieldProps = {
  form: UseFormReturn<TaskFormValues>
  /** The chosen app, known before the list of all is. */
  app?: PlacedApp
  problem?: ProblemWords
  aside?: ReactNode
}

/** Which app the task is for. The list of all apps is read when somebody is about to choose. */
export function AppField({ form, app, problem, aside }: AppFieldProps) {
  const bound = useController({ control: form.control, name: 'app' })
  const [isWanted, setWanted] = useState(false)
  const list = useQuery({ ...appListQuery(), enabled: isWanted })
  const options = useMemo(
    () => list.data?.apps.map(asOption) ?? (app ? [chosenOption(app)] : []),
    [list.data, app],
  )
  const id = fieldId('app')
  return (
    <Field
      id={id}
      label="App"
      problem={problem}
      aside={aside}
      hint={
        list.data && list.data.unreadable > 0
          ? `${counted(list.data.unreadable, 'app')} can’t be chosen here: the API gave them in a shape the console can’t read.`
          : undefined
      }
    >
      {(wiring) => (
        <Combobox
          {...wiring}
          ref={bound.field.ref}
          labelledBy={`${id}-label`}
          options={options}
          value={bound.field.value}
          onChange={(guid) => {
            bound.field.onChange(guid)
            // Processes and droplets are the other app's; everything else stays as typed.
            form.setValue('template', '')
            form.setValue('droplet', '')
            if (guid !== '') window.history.replaceState(null, '', paths.newTask(guid))
          }}
          onBlur={bound.field.onBlur}
          onFocus={() => setWanted(true)}
          placeholder="Find an app by any part of app, space or organization"
          emptyText={
            list.isError
              ? 'The apps could not be read.'
              : list.isPending
                ? 'Reading the apps…'
                : 'No app found.'
          }
        />
      )}
    </Field>
  )
}

const asOption = ({ guid, name, organization, space, isRecent }: ListedApp) =>
  findable(guid, name, `${organization} / ${space}${isRecent ? ' · used recently' : ''}`)

const chosenOption = ({ guid, name, organization, space }: PlacedApp) =>
  findable(guid, name, `${organization.name} / ${space.name}`)
