import { describe, expect, it } from 'vitest'
import { afterSignIn, paths } from './paths'

describe('paths', () => {
  it.each([
    [paths.app('a'), '/apps/a'],
    [paths.task('t'), '/tasks/t'],
    [paths.newTask(), '/tasks/new'],
    [paths.newTask('a'), '/apps/a/tasks/new'],
  ])('%s is %s', (path, expected) => {
    expect(path).toBe(expected)
  })
})

describe('where signing in leads', () => {
  it.each([
    '/',
    '/apps',
    '/tasks/f1f2a7be-2320-40f7-ac06-9e964e64a2c6',
    '/tasks/f1f2a7be-2320-40f7-ac06-9e964e64a2c6/compare/eeeeeeee-0000-4000-8000-000000000001',
    '/apps/eeeeeeee-0000-4000-8000-000000000001/tasks/new',
    '/tasks/new?command=echo%20hi',
  ])('is %s when that was wanted', (wanted) => {
    expect(afterSignIn(wanted)).toBe(wanted)
  })

  // @S20
  it.each([
    undefined,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/%2f/../..//evil.example',
    'javascript:alert(1)',
    '/login?next=/login',
    '/unknown',
    '/apps/../../evil',
    ' /tasks',
    '/@evil.example',
  ])('is the start when %j was wanted', (wanted) => {
    expect(['/', '/tasks', '/apps']).toContain(afterSignIn(wanted))
    expect(afterSignIn(wanted)).not.toContain('evil')
  })
})
