import { CANCELLED } from '../resources/task'
import type { Cause } from './causes'
import type { Facts } from './verdict'

/** The API's reason of a failure, read. */
export type Reason =
  | { kind: 'none' }
  | { kind: 'exited'; text: string; status: number; isOutOfMemory: boolean }
  | { kind: 'cancelled'; text: string }
  | { kind: 'platform'; text: string; cause: Cause; says: string }
  | { kind: 'other'; text: string }

type Row = { cause: Cause; source: string; on: RegExp; says: string }

/** What the platform itself says, the more specific before the general. */
const ROWS: readonly Row[] = [
  {
    cause: 'disk-limit-at-start',
    source: 'executor download_step.go, guardian nstar',
    on: /(?:copying|stream-?in|streaming in|extract).*(?:quota exceeded|no space left)|disk quota.*(?:image|layer)|(?:image|layer).*disk quota|image size exceeds|disk limit is smaller/i,
    says: 'The disk limit was met while the droplet was copied into the container.',
  },
  {
    cause: 'droplet-unavailable',
    source: 'executor download_step.go, dependencymanager.go; kubelet image pull',
    on: /downloading (?:\S+ )?failed|failed to download|download\w* .*failed|fetching image|manifest unknown|image.{0,40}not found|ImagePullBackOff|ErrImagePull|InvalidImageName|droplet.{0,60}(?:not found|missing|gone|unavailable|does not exist)|checksum (?:mismatch|missing)|blobstore|failed to pull image/i,
    says: 'The platform could not download the droplet.',
  },
  {
    cause: 'disk-limit-at-start',
    source: 'executor download_step.go',
    on: /copying into the container failed$/i,
    says: 'The platform could not copy the droplet into the container, which a disk limit that is too small brings about.',
  },
  {
    cause: 'no-capacity',
    source: 'auctioneer auctiontypes, rep resources, kube-scheduler',
    on: /insufficient resources|(?:found )?no compatible cell|unable to communicate to compatible cells|placement (?:error|failed)|nodes are available|Unschedulable|InsufficientResources|insufficient (?:memory|disk|cpu|containers)|in-flight start limit|waiting to start instance/i,
    says: 'No cell could take the task.',
  },
  {
    cause: 'runner-unavailable',
    source: 'cloud_controller_ng task_create.rb, diego/bbs_task_client.rb',
    on: /unable to request task to be run|task workers are unavailable|runner is unavailable|runner unavailable|stager is unavailable/i,
    says: 'The API could not hand the task over to the runner.',
  },
  {
    cause: 'gave-up-pending',
    source: 'cloud_controller_ng pending_task_cleanup, bbs task_convergence.go',
    on: /expired in pending state|not started within time limit|expired before/i,
    says: 'The task waited too long to be started and was given up.',
  },
  {
    cause: 'container-setup-failed',
    source: 'executor storenode.go, guardian, volman',
    on: /failed to (?:create|initialize|start|run|set ?up) (?:the )?(?:container|network|credentials|volume)|failed to mount|mount volume|volume.{0,30}mount|failed-creating-process|container creation failed|cred-manager|external networker|network plugin|CreateContainer(?:Config)?Error|RunContainerError|runc (?:run|exec|create)|container_linux|OCI runtime|copying \S* ?into the container failed|failed to cleanup bindmount|unable to create (?:container|process)/i,
    says: "The platform could not set up the task's container.",
  },
  {
    cause: 'platform-lost',
    source:
      'bbs task_convergence.go, rep task_processor.go, executor storenode.go, cloud_controller_ng tasks_sync.rb',
    on: /unable to determine completion status|cell disappeared|missing garden container|malformed task response|task container does not exist|container does not exist|invalid (?:state )?transition|failed to fetch result|expired container|stopped-before-running|unknown to the (?:runner|cell)|cell .*(?:evacuat|lost|unreachable)|evacuat|lost (?:contact|track)|unable to reach cell|node (?:lost|not ready|was)|evicted|preempt|DeadlineExceeded.*node|BackoffLimitExceeded|rep .*unreachable/i,
    says: 'The platform lost the task or its answer.',
  },
  {
    cause: 'timeout',
    source: 'executor timeout_step.go, Kubernetes Job',
    on: /exceeded \S+ timeout|DeadlineExceeded/i,
    says: 'The task ran longer than the platform allows.',
  },
  {
    cause: 'out-of-memory-limit',
    source: 'kubelet',
    on: /OOMKilled|out of memory/i,
    says: "The container's memory limit was hit.",
  },
]

/** `Exited with status N` is Diego's, `Failed with exit code: N` is Korifi's. */
const EXITED = /(?:exited with status|exit(?:ed)? (?:with )?(?:code|status):?|exit code:?)\s*(-?\d{1,10})/i

/** What of the platform's own wordings fits a text. */
const rowOf = (text: string): Row | undefined => ROWS.find(({ on }) => on.test(text))

/** Whether a line of the log says what the platform gave as the reason. */
export const saysSame = (line: string, cause: Cause): boolean => rowOf(line.slice(0, 2000))?.cause === cause

/** Reads the reason of a task's failure as Cloud Controller, Diego and Korifi word it. */
export function readReason(task: Facts['task']): Reason {
  const text = task.result.failure_reason
  if (!text) return { kind: 'none' }
  if (text === CANCELLED || /^(?:task was )?cancell?ed\b/i.test(text)) return { kind: 'cancelled', text }
  // A task's name is anything: what it holds must not be read as the reason.
  const own = `APP/TASK/${task.name}: `
  const said = (text.startsWith(own) ? text.slice(own.length) : text).slice(0, 4000)
  const isExit = /^(?:exited with status|failed with exit code)/i.test(said)
  const row = isExit ? undefined : rowOf(said)
  if (row && row.cause !== 'out-of-memory-limit') {
    return { kind: 'platform', text, cause: row.cause, says: row.says }
  }
  const status = EXITED.exec(said)?.[1]
  const isOutOfMemory = /\(out of memory\)|OOMKilled/i.test(said)
  if (status !== undefined) return { kind: 'exited', text, status: Number(status), isOutOfMemory }
  if (row) return { kind: 'platform', text, cause: row.cause, says: row.says }
  return { kind: 'other', text }
}
