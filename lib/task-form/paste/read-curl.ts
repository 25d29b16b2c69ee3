import type { TaskCommand } from './find-task'
import { type ReadTask, readBody } from './read-body'
import { readScript } from './shell/script'
import { type Part, partsAfter, textOf, type Word } from './shell/word'
import { isPlaceholder, replacedIn, replacedNotes, shown } from './taken'

const ADDRESS = /\/v3\/apps\/(.+?)\/tasks\/?(?:[?#].*)?$/s
const GUID = /^[0-9A-Za-z-]{1,200}$/
const APP_GUID = /^(?:\$\(|`)(.*)[)`]$/s
const BODY_FLAGS = new Set(['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json'])
const OTHER_BODIES = new Set(['-F', '--form', '--form-string', '--data-urlencode', '-T', '--upload-file'])
const SHORT_WITH_VALUE = 'AbcCdDeEFHKmoPQrtTuUwxXyYz'
const LONG_WITH_VALUE = new Set(
  (
    'aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar ' +
    'data data-ascii data-binary data-raw data-urlencode dump-header form form-string header interface json key ' +
    'key-type limit-rate max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir pass ' +
    'pinnedpubkey proto proxy proxy-user range referer request resolve retry retry-delay retry-max-time stderr ' +
    'tls-max trace trace-ascii unix-socket upload-file url url-query user user-agent variable write-out'
  )
    .split(' ')
    .map((name) => `--${name}`),
)

type Request = {
  addresses: Word[]
  method?: string
  bodies: { flag: string; parts: Part[] }[]
  other?: string
}

/** The flags of one word with what is attached to the last: `-sSd X`, `-XPOST`, `--data=X`. */
function flagsIn(word: Word): { flag: string; attached?: Part[] }[] {
  const text = textOf(word)
  if (text.startsWith('--')) {
    const [flag = text] = /^--[^=]*/.exec(text) ?? []
    return [flag === text ? { flag } : { flag, attached: partsAfter(word, flag.length + 1) }]
  }
  const found: { flag: string; attached?: Part[] }[] = []
  for (const [index, letter] of [...text].slice(1).entries()) {
    const isLast = index + 2 === text.length
    const takes = SHORT_WITH_VALUE.includes(letter)
    found.push(
      takes && !isLast
        ? { flag: `-${letter}`, attached: partsAfter(word, index + 2) }
        : { flag: `-${letter}` },
    )
    if (takes) break
  }
  return found
}

function requestIn(words: readonly Word[]): Request {
  const request: Request = { addresses: [], bodies: [] }
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (!word) break
    if (!/^-./s.test(textOf(word))) {
      request.addresses.push(word)
      continue
    }
    for (const { flag, attached } of flagsIn(word)) {
      const takes =
        LONG_WITH_VALUE.has(flag) || (!flag.startsWith('--') && SHORT_WITH_VALUE.includes(flag.charAt(1)))
      if (takes && !attached) at += 1
      const parts = attached ?? words[at]?.parts ?? []
      if (BODY_FLAGS.has(flag)) request.bodies.push({ flag, parts })
      else if (OTHER_BODIES.has(flag)) request.other = `${flag} ${textOf({ parts })}`
      else if (flag === '--url') request.addresses.push({ parts, source: textOf({ parts }) })
      else if (flag === '-X' || flag === '--request') request.method = textOf({ parts })
      else if (flag === '-G' || flag === '--get') request.method = 'GET'
    }
  }
  return request
}

/** The app of an address by guid, or by name where the CLI is asked for its guid: `$(cf app shop --guid)`. */
function appIn(address: Word | undefined): { guid: string; appName?: string; leftOut: string[] } {
  if (!address) return { guid: '', leftOut: ['app: no address in this line'] }
  const text = textOf(address)
  const app = ADDRESS.exec(text)?.[1] ?? text
  if (GUID.test(app)) return { guid: app, leftOut: [] }
  const asked = APP_GUID.exec(app)?.[1]
  const [cf, verb, ...rest] = asked === undefined ? [] : (readScript(asked).commands[0]?.words ?? [])
  const name = rest.find((word) => !textOf(word).startsWith('-'))
  const isAsked = cf && /^cf\d*$/.test(textOf(cf)) && verb && textOf(verb) === 'app'
  if (isAsked && name && replacedIn(name).length === 0 && !isPlaceholder(textOf(name)))
    return { guid: '', appName: textOf(name), leftOut: [] }
  return { guid: '', leftOut: [`app ${shown(app)}: choose the app it stands for`] }
}

function bodyIn(
  { bodies, other }: Request,
  input: Part[] | undefined,
): { parts: Part[] } | { wrong: string } {
  const [first, ...more] = bodies
  if (other !== undefined) return { wrong: `The body of this line is no JSON (${shown(other)}).` }
  if (!first) return { wrong: 'There is no body in this line (no -d or --data).' }
  const joined = first.flag === '--json' ? '' : '&'
  const parts = [first, ...more].flatMap((body, index) =>
    index === 0 ? body.parts : [{ text: joined, isReplaced: false, isQuoted: true }, ...body.parts],
  )
  const text = textOf({ parts })
  if (first.flag === '--data-raw' || !text.startsWith('@')) return { parts }
  if (text === '@-' && input) return { parts: input }
  return {
    wrong:
      text === '@-'
        ? 'The body of this line comes from another command (@-). Paste the body itself.'
        : `The body of this line is in a file (${shown(text.slice(1))}). Paste the file’s content.`,
  }
}

/**
 * Reads the words of a `curl` or `cf curl` line that creates a task: the app from its address, the
 * rest from its body. Headers, a token among them, are not even looked at.
 */
export function readCurl(
  { words, input }: TaskCommand,
  submissionLabel: string,
): ReadTask | { wrong: string } {
  const request = requestIn(words)
  const { addresses, method = 'POST' } = request
  if (method.toUpperCase() !== 'POST') return { wrong: `A ${shown(method)} request creates no task.` }
  const found = bodyIn(request, input)
  if ('wrong' in found) return found
  const address = addresses.find((one) => ADDRESS.test(textOf(one))) ?? addresses[0]
  const isOther =
    address && !ADDRESS.test(textOf(address)) && !address.parts.every(({ isReplaced }) => isReplaced)
  if (isOther)
    return { wrong: `No task is created at ${shown(textOf(address))} (but at /v3/apps/GUID/tasks).` }
  const body = textOf(found)
  const read = readBody(body, submissionLabel)
  const [replaced] = replacedIn(found)
  if (!read && replaced !== undefined)
    return { wrong: `The body of this line is no JSON object without what ${shown(replaced)} stands for.` }
  if (!read) return { wrong: `The body of this line is not a JSON object: ${shown(body)}` }
  const { guid, appName, leftOut } = appIn(address)
  return {
    values: { ...read.values, app: guid },
    appName,
    leftOut: [...leftOut, ...read.leftOut],
    notes: [...read.notes, ...replacedNotes([found])],
  }
}
