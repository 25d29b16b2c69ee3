import { describe, expect, it } from 'vitest'
import { textWithLinks } from './text-with-links'

const links = (text: string) => textWithLinks(text).flatMap((part) => ('href' in part ? [part] : []))
const read = (text: string) =>
  textWithLinks(text)
    .map((part) => ('href' in part ? part.shown : part.text))
    .join('')

describe('links in text', () => {
  it('are http and https addresses, the words around them kept', () => {
    expect(textWithLinks('see https://runbooks.example/a?b#c, then go')).toEqual([
      { text: 'see ' },
      { href: 'https://runbooks.example/a?b#c', shown: 'https://runbooks.example/a?b#c' },
      { text: ', then go' },
    ])
  })
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'ftp://x.example',
    'https://',
    'file:///etc',
  ])('are not made of %s', (text) => {
    expect(links(text)).toEqual([])
    expect(read(text)).toBe(text)
  })
  it('are not made of addresses with credentials', () => {
    expect(links('https://google.com@evil.example/')).toEqual([])
  })
  it('show a host of look-alike letters in ASCII', () => {
    expect(links('https://аpple.example/x')).toEqual([
      { href: 'https://xn--pple-43d.example/x', shown: 'https://xn--pple-43d.example/x' },
    ])
  })
  it('end before quotes, brackets and what would leave an attribute', () => {
    expect(links('<a href="https://x.example/" onclick=alert(1)>').map(({ href }) => href)).toEqual([
      'https://x.example/',
    ])
  })
})
