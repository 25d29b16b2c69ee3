import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { RunnerTask } from './task'

/** Inherited by every process of a task, also by those that leave its process group: that is how they are found. */
export const MARKER_VARIABLE = 'CF_TASK_MARK'

/** `instance_file_descriptor_limit` of the Cloud Controller. */
export const DESCRIPTORS_MAX = 16384

const SYSTEM_PATH = ['/usr/local/bin', '/usr/bin', '/bin']

/**
 * The whole environment of a task, built from nothing: what the Cloud Controller and Diego give a task
 * (lib/cloud_controller/diego/task_environment.rb, executor's depot/steps/run_step.go), then the marker.
 * The app's own variables win over PATH and LANG only.
 */
export function taskEnvironment(task: RunnerTask, directory: string, marker: string): Record<string, string> {
  return {
    // The Node that runs the foundation is last: a machine may have it outside the system's folders.
    PATH: [...new Set([...SYSTEM_PATH, dirname(process.execPath)])].join(':'),
    LANG: 'en_US.UTF-8',
    ...task.environment,
    HOME: join(directory, 'app'),
    TMPDIR: join(directory, 'tmp'),
    USER: task.user,
    MEMORY_LIMIT: `${task.memoryInMb}m`,
    VCAP_APPLICATION: JSON.stringify(vcapApplication(task)),
    VCAP_SERVICES: task.environment.VCAP_SERVICES ?? '{}',
    CF_INSTANCE_ADDR: '',
    CF_INSTANCE_GUID: task.guid,
    CF_INSTANCE_INTERNAL_IP: '127.0.0.1',
    CF_INSTANCE_IP: '127.0.0.1',
    CF_INSTANCE_PORT: '',
    CF_INSTANCE_PORTS: '[]',
    [MARKER_VARIABLE]: marker,
  }
}

/** The Cloud Controller tells tasks its default disk, not their own (`default_app_disk_in_mb`). */
const DEFAULT_DISK_IN_MB = 1024

/** lib/vcap/vars_builder.rb as task_environment.rb calls it: keys in its order, a version of its own each time. */
function vcapApplication({ app, space, organization, ...task }: RunnerTask) {
  const version = randomUUID()
  return {
    cf_api: task.cfApi,
    limits: { fds: DESCRIPTORS_MAX, mem: task.memoryInMb, disk: DEFAULT_DISK_IN_MB },
    application_name: app.name,
    application_uris: [],
    name: app.name,
    space_name: space.name,
    space_id: space.guid,
    organization_id: organization.guid,
    organization_name: organization.name,
    uris: [],
    users: null,
    application_id: app.guid,
    version,
    application_version: version,
  }
}
