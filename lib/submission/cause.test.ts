import { expect, it } from 'vitest'
import { type Cause, causeInWords, causeOf, causeText, toldCauseSchema } from './cause'

it.each<[Cause, string, string]>([
  [
    { what: 'no-answer-in-time', detail: 'connection closed', code: 'UND_ERR_SOCKET' },
    'no answer in time (connection closed; UND_ERR_SOCKET)',
    'no answer in time (connection closed)',
  ],
  [causeOf('answer-not-the-apis', 'not JSON'), 'the answer was not the API’s (not JSON)', ''],
  [causeOf('no-connection'), 'no connection to the API', ''],
  [causeOf('answer-says-nothing', 'HTTP 502'), 'HTTP 502', ''],
  [causeOf('sign-in-not-renewed', 'UAA is away'), 'sign-in could not be renewed: UAA is away', ''],
  [causeOf('form-refused'), 'the form refused it', ''],
  [
    causeOf('of-an-older-build', 'no answer (reset; ECONNRESET)'),
    'no answer (reset; ECONNRESET)',
    'no answer (reset)',
  ],
])('%o is told as %s: the code of a library in the details only', (cause, text, inWords) => {
  expect(causeText(cause)).toBe(text)
  expect(causeInWords(cause)).toBe(inWords || text)
})

it('a console of an older build tells a cause in words', () => {
  expect(toldCauseSchema.parse('no answer in time')).toEqual(
    causeOf('of-an-older-build', 'no answer in time'),
  )
  expect(toldCauseSchema.parse(causeOf('no-connection'))).toEqual(causeOf('no-connection'))
})
