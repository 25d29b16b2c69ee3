import type { SubmissionRecord } from '../submission'

/** For tests: a submission as it is before anything is known of it. */
export const unsettled: SubmissionRecord = {
  id: '01890000-0000-7000-8000-000000000000',
  outcome: 'sending',
  labelKey: 'task-console-submission',
  recordedAt: '2026-11-29T12:00:10.000Z',
  sentAt: null,
  answeredAt: null,
  settledAt: null,
  status: null,
  requestId: null,
  cause: null,
  errors: [],
  looks: 0,
  lookedAt: null,
  lookedAts: [],
  lookProblem: null,
  nextLookAt: null,
  doubt: null,
  candidates: [],
  taskGuid: null,
  otherTaskGuids: [],
  resends: null,
}
