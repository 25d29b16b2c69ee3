import { Button, Keys } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SHORTCUTS } from './shortcut-table'

/** All that can be done with a key. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      wide
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <p className="text-13">Letters work where nobody types. On a Mac, Command does what Ctrl does.</p>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {SHORTCUTS.map(({ where, shortcuts }) => (
          <section key={where} aria-label={where}>
            <h3 className="mb-1 text-13 font-label text-text">{where}</h3>
            <dl className="grid gap-1 text-13">
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className="flex items-baseline justify-between gap-3">
                  <dt>{does}</dt>
                  <dd className="flex shrink-0 items-baseline gap-1">
                    <span className="sr-only">{keys.join(' then ')}</span>
                    {keys.map((key) => (
                      <Keys key={key}>{key}</Keys>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
