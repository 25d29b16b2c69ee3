/** A string, a bracket, a comma, a colon, or anything else that is no blank: all that JSON is made of. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

const STEP = '  '

/**
 * JSON laid out for reading, every character of its values as it came: numbers keep their digits, strings their escapes.
 * What is no JSON comes out as it is.
 */
export function layOutJson(text: string): string {
  if (!isJson(text)) return text
  const tokens = text.match(TOKEN) ?? []
  let depth = 0
  let laidOut = ''
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']'
      depth += 1
      laidOut += isEmpty ? token : `${token}\n${STEP.repeat(depth)}`
    } else if (token === '}' || token === ']') {
      const before = tokens[index - 1]
      depth -= 1
      laidOut += before === '{' || before === '[' ? token : `\n${STEP.repeat(depth)}${token}`
    } else if (token === ',') laidOut += `,\n${STEP.repeat(depth)}`
    else laidOut += token === ':' ? ': ' : token
  })
  return laidOut
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
