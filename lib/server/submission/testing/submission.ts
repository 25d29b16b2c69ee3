import 'server-only'
import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { emptyValues } from '@/lib/task-form/fields'
import type { NewSubmission } from '../journal/open'

/** A submission before its request, of Dana's and of an app of its own unless something else is wanted. */
export function aSubmission(more: Partial<NewSubmission> = {}): NewSubmission {
  const id = uuidv7()
  const command = more.command ?? 'echo hi'
  return {
    id,
    foundation: 'https://api.example.org',
    userId: 'id of dana',
    userName: 'dana',
    userOrigin: 'uaa',
    appGuid: randomUUID(),
    appName: 'shop',
    spaceGuid: 'a space',
    spaceName: 'production',
    organizationGuid: 'an organization',
    organizationName: 'sales',
    form: JSON.stringify({ ...emptyValues(more.appGuid), command }),
    body: JSON.stringify({ command }),
    labelKey: 'task-console-submission',
    taskName: '',
    command,
    labels: '',
    resends: null,
    ...more,
  }
}
