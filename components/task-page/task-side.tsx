import Link from 'next/link'
import { linkClass } from '@/components/ui/classes'
import { Fact, Facts, GuidFact } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { SideSection } from '@/components/ui/panel'
import { paths } from '@/lib/paths'
import type { TaskAround, TaskDroplet } from '@/lib/queries/task-around'
import type { Task } from '@/lib/resources/task'
import { printBytesPerSecond, printKnownMegabytes } from '@/lib/size'

/** What a task is, in the API's values. What the API does not say is said to be missing, and why. */
export function TaskFacts({ task, around }: { task: Task; around?: TaskAround }) {
  const rate = task.log_rate_limit_in_bytes_per_second
  return (
    <SideSection id="task-facts" title="Facts">
      <Facts>
        <Fact name="Command" mono={Boolean(task.command)}>
          {task.command ? (
            <span className="whitespace-pre-wrap">
              <HostileText text={task.command} multiline />
            </span>
          ) : (
            <span className="text-text-3">Shown to those who may read the app’s secrets.</span>
          )}
        </Fact>
        <Fact name="Memory">{printKnownMegabytes(task.memory_in_mb)}</Fact>
        <Fact name="Disk">{printKnownMegabytes(task.disk_in_mb)}</Fact>
        {rate && <Fact name="Log rate">{printBytesPerSecond(BigInt(rate))}</Fact>}
        {task.user && (
          <Fact name="User" mono>
            <HostileText text={task.user} />
          </Fact>
        )}
        {task.droplet_guid && (
          <Fact name="Droplet">
            {around?.droplet && <DropletNow droplet={around.droplet} />}
            <span className="font-mono text-12 text-text-2">{task.droplet_guid}</span>
          </Fact>
        )}
        {around?.template && (
          <Fact name="Template" mono>
            {around.template.type ? <HostileText text={around.template.type} /> : around.template.guid}
          </Fact>
        )}
        <GuidFact guid={task.guid} />
      </Facts>
    </SideSection>
  )
}

/** Whether the droplet is still the one that the app runs, with the revisions where the API tells them. */
function DropletNow({ droplet }: { droplet: TaskDroplet }) {
  const { revision, place } = droplet
  const parts = [
    revision === undefined ? undefined : `revision ${revision}`,
    place && PLACES[place](droplet),
  ].filter((part) => part !== undefined)
  const text = parts.join(', ')
  return <span className="block">{`${text.slice(0, 1).toUpperCase()}${text.slice(1)}`}</span>
}

const PLACES: Record<NonNullable<TaskDroplet['place']>, (droplet: TaskDroplet) => string> = {
  current: () => 'still current',
  other: ({ currentRevision }) =>
    currentRevision === undefined ? 'no longer current' : `now it is revision ${currentRevision}`,
  gone: () => 'deleted since',
  unusable: ({ state }) => `${state}, so no task can run it`,
}

/** Where a task of this console came from, by the id on its label: what was sent, by whom, and what became of it. */
export function TaskSubmission({ id }: { id: string }) {
  return (
    <SideSection id="task-submission" title="Submission">
      <Link href={paths.submission(id)} className={`${linkClass} font-mono text-12 wrap-anywhere`}>
        {id}
      </Link>
    </SideSection>
  )
}
