import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { HostileText } from '@/components/ui/hostile-text'
import { layOutJson } from '@/lib/json-text'
import { rawTaskQuery } from '@/lib/queries/raw-task'

/** The task as the API wrote it, laid out for reading. */
export function RawJson({ guid, onClose }: { guid: string; onClose: () => void }) {
  const { data, error } = useQuery(rawTaskQuery(guid))
  const text = data && layOutJson(data.text)
  return (
    <Dialog
      title="What the API answers"
      wide
      onClose={onClose}
      actions={
        <>
          {text && <CopyButton name="Copy JSON" text={text} kind="plain" dense={false} />}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <p className="font-mono text-12 wrap-anywhere">GET /v3/tasks/{guid}</p>
      {text !== undefined && (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          className="max-h-120 overflow-auto rounded-2 bg-sunken px-3 py-2 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap text-text"
        >
          <HostileText text={text} multiline />
        </pre>
      )}
      {error ? (
        <p role="alert" className="text-13">
          It could not be read: <HostileText text={error.message} />
        </p>
      ) : (
        text === undefined && <p className="text-13">Reading the task…</p>
      )}
    </Dialog>
  )
}
