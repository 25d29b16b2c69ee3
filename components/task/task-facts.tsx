import { Fact, Facts } from '@/components/ui/facts'
import { GuidFact } from '@/components/ui/guid-fact'
import { HostileText } from '@/components/ui/hostile-text'
import type { Task } from '@/lib/resources/task'
import { printBytesPerSecond, printKnownMegabytes } from '@/lib/size'
import { SideSection } from './side-section'

/** What a task is, in the API's values. What the API does not say is said to be missing, and why. */
export function TaskFacts({ task }: { task: Task }) {
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
          <Fact name="Droplet" mono>
            {task.droplet_guid}
          </Fact>
        )}
        <GuidFact guid={task.guid} />
      </Facts>
    </SideSection>
  )
}
