import 'server-only'
import { type LostDroplet, type RunAgain, type Runnable, whyLost } from '@/lib/queries/run-again'
import type { TaskOptions } from '@/lib/queries/task-options'
import {
  type BuiltDroplet,
  contentsOf,
  type Droplet,
  hasUserOfItsOwn,
  isUsable,
} from '@/lib/resources/droplet'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { fromTask } from '@/lib/task-form/from-task'
import type { SessionEnded } from '../cloud-controller/ask'
import { getDroplet } from '../cloud-controller/droplets'
import { readTaskOptions } from '../cloud-controller/task-options'
import { getTask } from '../cloud-controller/tasks'
import type { Config } from '../config'
import type { Database } from '../db/connection'
import { isKorifi } from '../foundation'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { askedFor } from '../submission/shown/asked-for'
import { issueTicket } from '../submission/ticket'

type Own = { db: Database; config: Pick<Config, 'submissionLabel'> }

/**
 * What a task would be made of again: every value as the task has it, whoever made it, with an id to send it under. What
 * only its submission knows, the template process and that no name was given, the journal tells.
 */
export async function readRunAgain(
  own: Own,
  session: Session,
  guid: string,
): Promise<Answer<RunAgain> | SessionEnded> {
  const task = await getTask(session, guid)
  if (task.kind !== 'ok') return task
  const options = await readTaskOptions(session, appGuidOf(task.body))
  if (options.kind !== 'ok') return options
  const again = await runAgainOf(own, session, task.body, options.body)
  return { ...options, body: { ticket: issueTicket(session), ...again } }
}

/** The same for the form of the task's app, whose options were read. What can't be filled in is said. */
export async function fillFromTask(
  own: Own,
  session: Session,
  guid: string,
  options: TaskOptions,
): Promise<Filled> {
  const nothing = (why: string): Filled => ({
    from: 'task',
    values: emptyValues(options.app.guid),
    leftOut: [`task: ${why}`],
  })
  const read = await getTask(session, guid)
  if (read.kind !== 'ok')
    return nothing(
      read.kind === 'refused' && read.status === 404
        ? 'gone, or not one you may see'
        : 'it could not be read',
    )
  const task = read.body
  if (appGuidOf(task) !== options.app.guid) return nothing('this is the form of another app')
  const { values, droplets, notes } = await runAgainOf(own, session, task, options)
  const { before, current } = droplets
  const isOther = before.kind === 'usable' && before.droplet.guid !== current?.guid
  return {
    from: 'task',
    values: { ...values, droplet: isOther ? before.droplet.guid : '' },
    leftOut: task.command ? [] : ['command: it is shown to those who may read the app’s secrets. Type it.'],
    notes: [...notes, ...(before.kind === 'usable' ? [] : whyLost(before))],
  }
}

async function runAgainOf(
  { db, config }: Own,
  session: Session,
  task: Task,
  options: TaskOptions,
): Promise<Omit<RunAgain, 'ticket'>> {
  const [read, asked] = await Promise.all([
    task.droplet_guid ? getDroplet(session, task.droplet_guid) : undefined,
    askedFor(db, session, task.guid),
  ])
  const revisions = new Map(options.droplets?.map(({ guid, revision }) => [guid, revision]))
  const asRunnable = (droplet: Droplet): Runnable => ({
    guid: droplet.guid,
    revision: revisions.get(droplet.guid),
    contents: contentsOf(droplet),
    created_at: droplet.created_at,
  })
  const built = read?.kind === 'ok' ? read.body : undefined
  const current = options.droplets?.find(({ guid }) => guid === options.currentDropletGuid)
  const { values, template, notes } = valuesOf(task, { asked, built, options, config, session })
  const droplets: RunAgain['droplets'] = {
    before:
      built && isUsable(built)
        ? { kind: 'usable', droplet: asRunnable(built) }
        : lostDroplet(task, built, read?.kind === 'refused' && read.status === 404),
    current: current ? asRunnable(current) : currentByGuid(options),
    isCurrentUnread: options.isCurrentDropletUnread,
  }
  return {
    values,
    droplets: isKorifi(session.foundation) ? NO_CHOICE : droplets,
    templateType: template?.type,
    notes,
  }
}

/** An API that takes no droplet runs the current one, whichever that is by then. */
const NO_CHOICE: RunAgain['droplets'] = { before: { kind: 'not-told' }, current: null, isCurrentUnread: true }

/** The list of droplets may not tell of it: its guid is enough to run it. */
const currentByGuid = ({ currentDropletGuid: guid }: TaskOptions): Runnable | null =>
  guid === null ? null : { guid, contents: '', created_at: '' }

function lostDroplet(task: Task, built: BuiltDroplet | undefined, isGone: boolean): LostDroplet {
  const guid = task.droplet_guid
  if (!guid) return { kind: 'not-told' }
  if (built) return { kind: 'not-staged', guid, state: built.state }
  return { kind: isGone ? 'gone' : 'unread', guid }
}

type Known = {
  asked: TaskFormValues | undefined
  built: BuiltDroplet | undefined
  options: TaskOptions
  config: Own['config']
  session: Session
}

function valuesOf(task: Task, { asked, built, options, config, session }: Known) {
  const notes: string[] = []
  const template = options.processes?.find(({ guid }) => guid === asked?.template)
  if (asked?.template && !template)
    notes.push('Its template process is gone or could not be read. What it gave is filled in.')
  const all = fromTask(task, { template: template?.guid, submissionLabel: config.submissionLabel })
  const values = { ...all, app: options.app.guid, name: asked ? asked.name : all.name }
  if (isKorifi(session.foundation)) {
    const { app, command, labels, annotations } = values
    notes.push('This foundation takes a command, labels and annotations only: the rest is its own to give.')
    return { values: { ...emptyValues(app), command, labels, annotations }, template: undefined, notes }
  }
  const isUserAsked = asked !== undefined && (asked.user !== '' || asked.template !== '')
  if (values.user !== '' && values.user !== 'vcap' && built && hasUserOfItsOwn(built) && !isUserAsked) {
    notes.push(`It ran as ${values.user}, the image’s own user, which is not asked for by name.`)
    return { values: { ...values, user: '' }, template, notes }
  }
  return { values, template, notes }
}
