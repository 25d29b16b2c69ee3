import { codeSpan } from '../markdown'
import { leaveSecretsOut } from '../task-form/copies/secrets'
import type { CauseGroup } from './group-failures'

type Told = {
  apps: readonly string[]
  list: string
  newest: string
  /** From when on they are counted, ISO 8601. */
  from: string
  /** So many failures of that time are not judged yet. */
  left: number
}

/** Failures of one cause in Markdown, for a ticket. `apps`: their names with their places; addresses are this console's. */
export function groupAsTicket(group: CauseGroup, { apps, list, newest, from, left }: Told): string {
  const { cause, sentence, count, first, last, isGrowing } = group
  return [
    `**${count} ${count === 1 ? 'task' : 'tasks'} failed: ${cause}**`,
    codeSpan(leaveSecretsOut(sentence)),
    [
      `- ${apps.length === 1 ? 'App' : 'Apps'}: ${apps.map(codeSpan).join(', ')}`,
      `- Since: ${from}${left > 0 ? `; ${left} more failures are not judged yet` : ''}`,
      `- First: ${first}`,
      `- Last: ${last}${isGrowing ? ', still growing' : ''}`,
      `- Newest: <${newest}>`,
      `- All: <${list}>`,
    ].join('\n'),
    '',
  ].join('\n\n')
}
