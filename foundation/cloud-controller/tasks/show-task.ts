import { Answer } from '../answer'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { type LocatedTask, readableTask } from './located-task'
import { presentTask } from './present-task'

function shownTask({ cc, found, access, baseUrl }: ApiRequest & LocatedTask): Answer {
  const showCommand = access.readSecrets || !cc.settings.commandsAreSecret
  return new Answer(200, presentTask(found, { baseUrl, showCommand }))
}

/** GET /v3/tasks/:guid. app/controllers/v3/tasks_controller.rb#show */
export const showTask = steps(readableTask, shownTask)
