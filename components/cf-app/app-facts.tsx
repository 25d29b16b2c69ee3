import { Fact, Facts, GuidFact } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { SideSection } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { TaskOptions } from '@/lib/queries/task-options'
import { contentsOf } from '@/lib/resources/droplet'
import { asTemplates, commandOf } from '@/lib/resources/process'
import { printKnownMegabytes } from '@/lib/size'
import { counted, printCount } from '@/lib/words'

/** Older ones are hardly asked for; the form offers all. */
const MOST_DROPLETS = 5

/** What an app is, and what its tasks can take over. */
export function AppFacts({ options }: { options: TaskOptions }) {
  const { app, processes, droplets, currentDropletGuid, isCurrentDropletUnread, unreadable } = options
  const current = droplets?.find(({ guid }) => guid === currentDropletGuid)
  return (
    <>
      <SideSection id="app-facts" title="Facts">
        <Facts>
          <Fact name="State" mono>
            {app.state}
          </Fact>
          <Fact name="Droplet">
            {currentDropletGuid ? (
              <>
                {current && (
                  <>
                    {contentsOf(current)}, <Time at={current.created_at} />
                  </>
                )}
                <span className="block font-mono text-12 text-text-3">{currentDropletGuid}</span>
              </>
            ) : isCurrentDropletUnread ? (
              'could not be read'
            ) : (
              'none. Stage a droplet first.'
            )}
          </Fact>
          {unreadable.droplets > 0 && (
            <Fact name="Droplets">{counted(unreadable.droplets, 'droplet')} could not be read</Fact>
          )}
          <GuidFact guid={app.guid} />
        </Facts>
      </SideSection>
      <SideSection id="app-droplets" title="Droplets">
        {droplets === null ? (
          <p className="text-13 text-text-2">The droplets could not be read.</p>
        ) : droplets.length === 0 ? (
          <p className="text-13 text-text-3">None that a task could run</p>
        ) : (
          <ul className="grid gap-2 text-13">
            {droplets.slice(0, MOST_DROPLETS).map((droplet) => (
              <li key={droplet.guid}>
                {droplet.revision === undefined ? 'No revision' : `Revision ${droplet.revision}`}
                {droplet.guid === currentDropletGuid && ', current'}
                <span className="text-text-3">
                  {' '}
                  · <Time at={droplet.created_at} />
                </span>
                <span className="block font-mono text-12 wrap-anywhere text-text-3">{droplet.guid}</span>
              </li>
            ))}
          </ul>
        )}
        {droplets && droplets.length > MOST_DROPLETS && (
          <p className="mt-2 text-13 text-text-3">
            {counted(droplets.length - MOST_DROPLETS, 'older one', 'older ones')}
          </p>
        )}
      </SideSection>
      <SideSection id="app-processes" title="Processes">
        {processes === null ? (
          <p className="text-13 text-text-2">The processes could not be read.</p>
        ) : processes.length === 0 ? (
          <p className="text-13 text-text-3">None</p>
        ) : (
          <Facts>
            {asTemplates(processes).map((process) => (
              <Fact key={process.guid} name={<span className="font-mono text-12">{process.type}</span>}>
                {process.instances !== null && `${printCount(process.instances)} × `}
                {printKnownMegabytes(process.memory_in_mb)}, {printKnownMegabytes(process.disk_in_mb)} disk
                {commandOf(process) && (
                  <span className="block font-mono text-12 text-text-3">
                    <HostileText text={commandOf(process) ?? ''} />
                  </span>
                )}
              </Fact>
            ))}
          </Facts>
        )}
        {unreadable.processes > 0 && (
          <p className="mt-2 text-13 text-careful-text">
            {counted(unreadable.processes, 'process', 'processes')} more could not be read.
          </p>
        )}
      </SideSection>
    </>
  )
}
