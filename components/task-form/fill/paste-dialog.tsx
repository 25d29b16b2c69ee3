import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, type ProblemWords } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'
import { appListQuery } from '@/lib/queries/app-list'
import { type TaskOptions, taskOptionsQuery } from '@/lib/queries/task-options'
import { type Filled, templateOfType } from '@/lib/task-form/fill'
import type { ReadTask } from '@/lib/task-form/paste/read-body'
import { readPasted } from '@/lib/task-form/paste/read-pasted'
import { shown } from '@/lib/task-form/paste/taken'

type PasteDialogProps = {
  title: string
  current?: TaskOptions
  submissionLabel: string
  onFill: (filled: Filled) => void
  onClose: () => void
}

/** A line or body from elsewhere, read into the form. Nothing of it is run or sent. */
export function PasteDialog({ title, current, submissionLabel, onFill, onClose }: PasteDialogProps) {
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<ProblemWords>()
  const [isBusy, setBusy] = useState(false)
  const isOpen = useRef(false)
  // Whoever closes the dialog meanwhile does not want what comes after.
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const fill = async () => {
    const read = readPasted(text, submissionLabel)
    if (read.kind === 'wrong') return setProblem({ message: read.message, own: true })
    setBusy(true)
    const filled = await fillFromPaste(read, current, queries)
    if (!isOpen.current) return
    onClose()
    onFill(filled)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button kind="primary" busy={isBusy} busyWord="Filling in" onClick={fill}>
            Fill in the form
          </Button>
        </>
      }
    >
      <p>
        A <code>cf run-task</code>, <code>cf curl</code> or <code>curl</code> line, alone or in a script, or
        the JSON body of a task. It is read here: nothing is run or sent, and a token in it is not looked at.
      </p>
      <Field id="pasted" label="Line or body" problem={problem}>
        {(wiring) => (
          <TextArea
            {...wiring}
            lines={2}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setProblem(undefined)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void fill()
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}

type FoundApp = { guid: string; leftOut: string[]; keepsApp?: true }

/** What was pasted, for the app that it names, or else for the one of the page; its process by type found there. */
async function fillFromPaste(
  { values, appName, processType, leftOut, notes }: ReadTask,
  current: TaskOptions | undefined,
  queries: QueryClient,
): Promise<Filled> {
  const app = await findApp({ guid: values.app, name: appName }, current, queries)
  const options =
    app.guid === current?.app.guid
      ? current
      : app.guid === ''
        ? undefined
        : await queries.fetchQuery(taskOptionsQuery(app.guid)).catch(() => undefined)
  const template =
    processType === undefined
      ? undefined
      : templateOfType(processType, options && { guid: app.guid, processes: options.processes })
  return {
    from: 'paste',
    values: { ...values, app: app.guid, template: template?.guid || values.template },
    leftOut: [...leftOut, ...app.leftOut, ...(template?.leftOut ?? [])],
    notes,
    ...(app.keepsApp && { keepsApp: app.keepsApp }),
  }
}

async function findApp(
  wanted: { guid: string; name?: string },
  current: TaskOptions | undefined,
  queries: QueryClient,
): Promise<FoundApp> {
  const here = current?.app
  const name = wanted.name ?? wanted.guid
  const stays = (reason?: string): FoundApp => ({
    guid: here?.guid ?? '',
    leftOut: reason ? [`app ${shown(name)}: ${reason}`] : [],
    keepsApp: true,
  })
  if (name === '') return stays()
  if (here && (wanted.guid === here.guid || (wanted.guid === '' && wanted.name === here.name)))
    return { guid: here.guid, leftOut: [] }
  const list = await queries.fetchQuery(appListQuery()).catch(() => undefined)
  if (!list) return stays('the apps could not be read')
  const found = list.apps.filter(({ guid, name }) =>
    wanted.guid === '' ? name === wanted.name : guid === wanted.guid,
  )
  const [only] = found
  if (only && found.length === 1) return { guid: only.guid, leftOut: [] }
  return stays(only ? `${found.length} apps are named so; choose one` : 'gone, or not one you may see')
}
