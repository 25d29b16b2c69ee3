/** A task's number is the time of its creation to the millisecond. controllers/webhooks/label_indexer/webhook.go */
export function korifiNumber(at: Date): bigint {
  return BigInt(at.toISOString().replace(/\D/g, ''))
}

type Task = { guid: string; appGuid: string; spaceGuid: string; sequenceId: bigint; at: Date }

/** Labels that Korifi gives to each task. controllers/webhooks/common_labels/webhook.go */
export function korifiLabels({ guid, appGuid, spaceGuid, sequenceId, at }: Task): Record<string, string> {
  const day = at.toISOString().slice(0, 19).replaceAll(':', '-')
  return {
    'korifi.cloudfoundry.org/guid': guid,
    'korifi.cloudfoundry.org/space-guid': spaceGuid,
    'korifi.cloudfoundry.org/app-guid': appGuid,
    'korifi.cloudfoundry.org/task-sequence-id': `${sequenceId}`,
    'korifi.cloudfoundry.org/created_at': day,
    'korifi.cloudfoundry.org/updated_at': day,
  }
}
