import type { LogLine } from './log-line'

/** Of the machine the line comes from; there is only one. */
const MACHINE = {
  deployment: 'cf',
  index: '00000000-0000-4000-8000-000000000001',
  ip: '127.0.0.1',
  job: 'diego-cell',
}

/** One envelope in the order and shape of loggregator_v2's JSON; the time is text, since it is beyond 2^53. */
export function presentEnvelope(line: LogLine) {
  return {
    timestamp: line.timestampNs.toString(),
    source_id: line.app.guid,
    instance_id: line.instanceId,
    deprecated_tags: {},
    tags: {
      app_id: line.app.guid,
      app_name: line.app.name,
      deployment: MACHINE.deployment,
      index: MACHINE.index,
      instance_id: line.instanceId,
      ip: MACHINE.ip,
      job: MACHINE.job,
      organization_id: line.organization.guid,
      organization_name: line.organization.name,
      origin: 'rep',
      source_id: line.app.guid,
      source_type: line.sourceType,
      space_id: line.space.guid,
      space_name: line.space.name,
    },
    log: { payload: Buffer.from(line.payload).toString('base64'), type: line.type },
  }
}
