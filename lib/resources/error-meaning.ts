/** What errors that a task's creation is refused with mean, by their titles. vendor/errors/v2.yml and v3 of cloud_controller_ng */
const MEANINGS = new Map([
  ['CF-UnprocessableEntity', 'The API refused a value of the task, or a quota leaves no room for it.'],
  ['CF-MessageParseError', 'The API could not read the request.'],
  ['CF-InvalidRequest', 'The API could not read the request.'],
  ['CF-InvalidAuthToken', 'The API did not accept the sign-in.'],
  ['CF-NotAuthenticated', 'The API did not accept the sign-in.'],
  ['CF-NotAuthorized', 'The role of whoever sent it does not let him create tasks there.'],
  [
    'CF-ResourceNotFound',
    'The app, its droplet or its process is gone, or was not to be seen by whoever sent it.',
  ],
  ['CF-NotFound', 'This API does not know tasks of apps.'],
  ['CF-ProcessNotFound', 'The template process is gone, or is of another app.'],
  ['CF-RateLimitExceeded', 'Whoever sent it had used up his requests of the hour.'],
  ['CF-IPBasedRateLimitExceeded', 'Too many requests came from the console’s address.'],
  ['CF-ServiceUnavailable', 'The API was away.'],
  ['CF-OrgSuspended', 'The organization is suspended.'],
  ['CF-SpaceSuspended', 'The space is suspended.'],
  ['CF-TaskError', 'The task runner refused the task.'],
  ['CF-TaskWorkersUnavailable', 'The task runner could not be reached.'],
  ['CF-FeatureDisabled', 'Creating tasks is switched off on this foundation.'],
  ['CF-LabelLimitExceeded', 'The task had more labels than the foundation allows.'],
  ['CF-AnnotationLimitExceeded', 'The task had more annotations than the foundation allows.'],
  ['UnknownError', 'The API failed.'],
])

/**
 * What an error of the API means, by its title and without its detail, which echoes what was typed: for whoever may
 * know why a task was not created, and not what was asked. Undefined for a title that we do not know.
 */
export const errorMeaning = (title: string): string | undefined => MEANINGS.get(title)
