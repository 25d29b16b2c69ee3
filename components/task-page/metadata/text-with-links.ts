type LinkedPart = { text: string } | { href: string; shown: string }

const CANDIDATE = /https?:\/\/[^\s<>"'`\\]+/gi
const TRAILING = /[.,;:!?)\]}]+$/

/**
 * Splits text into words and links. Only http and https become links, without credentials, and a link is shown with
 * its host in ASCII, so that a look-alike letter is seen.
 */
export function textWithLinks(text: string): LinkedPart[] {
  const parts: LinkedPart[] = []
  let end = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const written = match[0].replace(TRAILING, '')
    const link = asLink(written)
    if (!link) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index) })
    parts.push(link)
    end = match.index + written.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

function asLink(written: string): LinkedPart | undefined {
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const writtenHost = /^https?:\/\/([^/?#]*)/i.exec(written)?.[1] ?? ''
  const shown = writtenHost.toLowerCase() === url.host ? written : written.replace(writtenHost, url.host)
  return { href: url.href, shown }
}
