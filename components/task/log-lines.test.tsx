import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LogLines } from './log-lines'

it('U+2028 in a log line is a line break on screen, as Java programs mean it', () => {
  const line = { at: '1764380000000000000', stream: 'OUT', text: 'java.lang.Error\u2028\tat Main' } as const
  expect(renderToStaticMarkup(<LogLines lines={[line]} />)).toContain('java.lang.Error\n\tat Main')
})

it('a line whose time is not told is shown without one', () => {
  const line = { at: '0', stream: 'OUT', text: 'when?' } as const
  const drawn = renderToStaticMarkup(<LogLines lines={[line]} />)
  expect(drawn).toContain('when?')
  expect(drawn).not.toContain('00:00:00')
})
