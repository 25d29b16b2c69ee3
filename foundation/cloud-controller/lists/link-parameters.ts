export type LinkParameter = { name: string; value: string }

/** Percent-encoding of a form, as `CGI.escape` writes it. */
export function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** A query with its parameters sorted, as `to_query` of Rails writes it. */
export function queryText(parameters: LinkParameter[]): string {
  return parameters
    .map(({ name, value }) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&')
}
