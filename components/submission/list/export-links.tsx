import Download from 'lucide-react/icons/download'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'

/** The filtered list as a file. Plain links: the browser does the rest. */
export function ExportLinks({ filters }: { filters: string }) {
  return (
    <>
      <a
        href={paths.api.exportedSubmissions('csv', filters)}
        download
        className={buttonClass({ kind: 'quiet' })}
      >
        <Icon of={Download} />
        Export CSV
      </a>
      <a
        href={paths.api.exportedSubmissions('json', filters)}
        download
        className={buttonClass({ kind: 'quiet' })}
      >
        <Icon of={Download} />
        Export JSON
      </a>
    </>
  )
}
