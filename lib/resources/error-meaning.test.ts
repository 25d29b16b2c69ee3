import { expect, it } from 'vitest'
import * as z from 'zod'
import recorded from '../task-form/testing/errors.json' with { type: 'json' }
import { errorMeaning } from './error-meaning'

const titled = z.object({ code: z.number(), title: z.string() })

/** Every error in the recorded answers, wherever it stands. */
function titlesIn(value: unknown): string[] {
  const own = titled.safeParse(value)
  const inner =
    typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => titlesIn(one)) : []
  return own.success ? [own.data.title, ...inner] : inner
}

it('every error that the API was seen to refuse a task with has a meaning', () => {
  const titles = [...new Set(titlesIn(recorded))]
  expect(titles.length).toBeGreaterThan(10)
  expect(titles.filter((title) => errorMeaning(title) === undefined)).toEqual([])
})

it('a title that nobody knows has none', () => expect(errorMeaning('constructor')).toBeUndefined())
