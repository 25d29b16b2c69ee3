import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readScript } from '../paste/shell/script'
import { textOf } from '../paste/shell/word'
import { hostileTexts } from '../testing/hostile-texts'
import { shellQuote } from './as-line'

const shells = ['sh', 'bash', 'zsh'].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0)
const PRINT_ARGUMENTS = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))'

/** The arguments that a real shell hands over when the line is pasted into it. */
function argumentsOf(shell: string, line: string): unknown {
  const script = `${process.execPath} -e '${PRINT_ARGUMENTS}' -- ${line}\n`
  return JSON.parse(execFileSync(shell, { input: script, encoding: 'utf8' }))
}

/** What can be an argument at all: no NUL, no half of a surrogate pair. */
function argument(text: string): string {
  return Buffer.from(text.replaceAll('\0', '')).toString()
}

const texts = [...hostileTexts('shell'), ...hostileTexts('text')].filter(({ value }) => value.length < 10_000)

describe.each(shells)('pasted into %s', (shell) => {
  it('every hostile text is one argument, byte for byte', () => {
    const values = texts.map(({ value }) => argument(value))
    expect(argumentsOf(shell, values.map(shellQuote).join(' '))).toEqual(values)
  })

  it('any text is one argument', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 40 }), (list) => {
        const values = list.map(argument)
        expect(argumentsOf(shell, values.map(shellQuote).join(' '))).toEqual(values)
      }),
      { numRuns: 10 },
    )
  })
})

it('nothing that a terminal acts on is left in a line', () => {
  const line = texts.map(({ value }) => shellQuote(argument(value))).join(' ')
  expect(line).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u)
})

it.each([
  ['', "''"],
  ['bin/rake', 'bin/rake'],
  ["it's", String.raw`'it'\''s'`],
  ['a\x03b', String.raw`'a'"$(printf '\003')"'b'`],
  ['\x85', String.raw`"$(printf '\302\205')"`],
  ['=x', "'=x'"],
])('%j is quoted as %s', (text, quoted) => expect(shellQuote(text)).toBe(quoted))

it('what we quote is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (list) => {
      const values = list.map(argument)
      const { commands, unclosed } = readScript(`cf ${values.map(shellQuote).join(' ')}`)
      expect(commands).toHaveLength(1)
      expect(commands[0]?.words.map(textOf)).toEqual(['cf', ...values])
      expect(commands[0]?.words.flatMap(({ parts }) => parts.filter(({ isReplaced }) => isReplaced))).toEqual(
        [],
      )
      expect(unclosed).toBeUndefined()
    }),
  )
})
