'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, type Problem } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'
import type { TaskOptions } from '@/lib/queries/task-options'
import type { Filled } from '@/lib/task-form/fill'
import { readPasted } from '@/lib/task-form/paste/read-pasted'
import { fillFromPaste } from './place-pasted'

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
  const [problem, setProblem] = useState<Problem>()
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
