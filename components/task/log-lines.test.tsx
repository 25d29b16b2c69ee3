import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ansiSpans } from './ansi'
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

describe('an output line', () => {
  it('without sequences is one plain part', () => {
    expect(ansiSpans('plain <b>')).toEqual([{ text: 'plain <b>', className: '' }])
  })
  it('keeps its colours as classes', () => {
    expect(ansiSpans('\u001b[33mWARN\u001b[0m rest \u001b[1;91mbad')).toEqual([
      { text: 'WARN', className: 'text-careful-text' },
      { text: ' rest ', className: '' },
      { text: 'bad', className: 'text-bad-text font-label' },
    ])
  })
  it('takes the numbers of mixed colours for nothing else', () => {
    expect(ansiSpans('\u001b[38;2;31;31;31mgrey\u001b[38;5;31mblue\u001b[48;5;1;32mgood')).toEqual([
      { text: 'grey', className: '' },
      { text: 'blue', className: '' },
      { text: 'good', className: 'text-good-text' },
    ])
  })
  it.each([
    ['a move', '\u001b[2J\u001b[10;10H'],
    ['a title', '\u001b]0;pwned\u0007'],
    ['a link', '\u001b]8;;https://x.example\u001b\\'],
    ['the clipboard', '\u001b]52;c;cHduZWQ=\u0007'],
    ['a device string', '\u001bPq#0\u001b\\'],
    ['a reset', '\u001bc'],
  ])('leaves out %s', (_name, sequence) => {
    expect(
      ansiSpans(`a${sequence}b`)
        .map(({ text }) => text)
        .join(''),
    ).toBe('ab')
  })
  it('is shown without colours when it has more than 200 parts', () => {
    expect(ansiSpans('\u001b[31mx\u001b[32my'.repeat(150))).toEqual([
      { text: 'xy'.repeat(150), className: '' },
    ])
  })
})
